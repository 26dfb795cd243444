/** XML from outside, read, written and validated in one safe way. */
package nl.ronde.platform.xml;
