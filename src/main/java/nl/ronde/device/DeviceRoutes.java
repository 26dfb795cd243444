package nl.ronde.device;

import java.util.UUID;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.http.Reply;

/** Binds the operations of this module to their use cases. */
final class DeviceRoutes {
    private final CreateEnrolment createEnrolment;
    private final EnrolDevice enrolDevice;
    private final ManageDevices manageDevices;
    private final ConfirmWiped confirmWiped;

    DeviceRoutes(
            CreateEnrolment createEnrolment,
            EnrolDevice enrolDevice,
            ManageDevices manageDevices,
            ConfirmWiped confirmWiped) {
        this.createEnrolment = createEnrolment;
        this.enrolDevice = enrolDevice;
        this.manageDevices = manageDevices;
        this.confirmWiped = confirmWiped;
    }

    void bind(Api api) {
        api.bind(
                "createDeviceEnrolment",
                request -> Reply.created(createEnrolment.run(
                        request.actor(), request.body(EnrolmentBody.class).workerId())));
        api.bind(
                "enrolDevice",
                request -> Reply.created(enrolDevice.run(
                        request.body(EnrolDevice.Command.class), request.remoteAddress(), request.requestId())));
        api.bind("confirmDeviceWiped", request -> {
            confirmWiped.run(request.body(ConfirmWiped.Command.class), request.requestId());
            return Reply.noContent();
        });
        api.bind(
                "listDevices",
                request -> Reply.ok(manageDevices.list(
                        request.actor(),
                        request.findId("workerId").orElse(null),
                        request.find("active").map(Boolean::valueOf).orElse(null),
                        request.paging())));
        api.bind("getDevice", request -> Reply.ok(manageDevices.get(request.actor(), request.id("deviceId"))));
        api.bind("revokeDevice", request -> Reply.ok(manageDevices.revoke(request.actor(), request.id("deviceId"))));
        api.bind("wipeDevice", request -> Reply.ok(manageDevices.wipe(request.actor(), request.id("deviceId"))));
    }

    record EnrolmentBody(UUID workerId) {}
}
