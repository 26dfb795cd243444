/** Signatures and photos, apart from the records that name them: resumable uploads (tus 1.0) and what is kept of them. */
@org.jspecify.annotations.NullMarked
package nl.ronde.blob;
