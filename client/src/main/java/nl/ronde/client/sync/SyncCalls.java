package nl.ronde.client.sync;

import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.POST;
import retrofit2.http.Query;

/**
 * The calls of the engine, as texts: what is fixed is sent letter by letter, and what a newer server adds is kept. The
 * generated calls are for everything else.
 */
interface SyncCalls {
    @GET("v1/sync/changes")
    Call<ResponseBody> changes(
            @Header("Authorization") String authorization,
            @Query("cursor") String cursor,
            @Query("limit") Integer limit);

    @POST("v1/sync/mutations")
    Call<ResponseBody> push(
            @Header("Authorization") String authorization,
            @Header("Content-Encoding") String encoding,
            @Body RequestBody body);

    @POST("v1/auth/refresh")
    Call<ResponseBody> refresh(@Body RequestBody body);

    @POST("v1/auth/wiped")
    Call<ResponseBody> wiped(@Body RequestBody body);
}
