package nl.ronde.guard;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Every SQL statement of the code: the text constants that begin like one. Not seen: SQL put together at run time. */
final class SqlStatements {
    private static final Pattern STATEMENT =
            Pattern.compile("\\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\\b.*", Pattern.DOTALL);

    private SqlStatements() {}

    /** The statements of the server, by class and constant; looked for once, since every class is read. */
    static Map<String, String> all() {
        return Everything.FOUND;
    }

    private static final class Everything {
        static final Map<String, String> FOUND = find();
    }

    private static Map<String, String> find() {
        JavaClasses code = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("nl.ronde");
        Map<String, String> found = new TreeMap<>();
        for (JavaClass each : code) {
            found.putAll(of(each.reflect()));
        }
        return found;
    }

    /** The statements of one class. */
    static Map<String, String> of(Class<?> type) {
        Map<String, String> found = new TreeMap<>();
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
                String text = value(field);
                if (text != null && STATEMENT.matcher(text).matches()) {
                    found.put(type.getName() + "." + field.getName(), text);
                }
            }
        }
        return found;
    }

    private static String value(Field field) {
        try {
            field.setAccessible(true);
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
