/** What people read on paper: a page of XHTML becomes a PDF that a screen reader can read as well (PDF/UA). */
@org.jspecify.annotations.NullMarked
package nl.ronde.platform.pdf;
