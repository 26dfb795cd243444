/** The settings of the server, read once from the environment before anything else starts. */
package nl.ronde.platform.config;
