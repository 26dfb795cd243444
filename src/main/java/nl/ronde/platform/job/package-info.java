/** Work that no request asks for: runs on the business clock, provider by provider. */
@org.jspecify.annotations.NullMarked
package nl.ronde.platform.job;
