package nl.ronde.platform.database;

import java.nio.file.Path;

/** A program that starts the embedded database, says its process id and waits until it is killed. */
final class EmbeddedDatabaseProgram {

    private EmbeddedDatabaseProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
        var database = EmbeddedDatabase.start(Path.of(arguments[0]));
        System.out.println("pid " + database.pid());
        Thread.currentThread().join();
    }
}
