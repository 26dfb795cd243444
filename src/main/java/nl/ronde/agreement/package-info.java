/**
 * What the municipalities' contracts say: term rules, tariffs, product codes and the catalogue of HH1, as cited data
 * files, and the house standard that speaks where they are silent. Reads no database and no clock.
 */
package nl.ronde.agreement;
