package nl.ronde.platform.xml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.w3c.dom.ls.LSResourceResolver;

/** Gives a schema the files of its own folder that were named beforehand, as bytes; every other address is nothing. */
final class FolderResolver implements LSResourceResolver {
    private final Path folder;
    private final Set<String> names;

    FolderResolver(Path folder, String... names) {
        this.folder = folder;
        this.names = Set.of(names);
    }

    @Override
    public @Nullable LSInput resolveResource(
            String type,
            @Nullable String namespace,
            @Nullable String publicId,
            @Nullable String systemId,
            @Nullable String baseUri) {
        if (systemId == null || !names.contains(systemId)) {
            return null;
        }
        try {
            var registry = DOMImplementationRegistry.newInstance();
            var input = ((DOMImplementationLS) registry.getDOMImplementation("LS")).createLSInput();
            var file = folder.resolve(systemId);
            input.setSystemId(file.toUri().toString());
            input.setByteStream(new ByteArrayInputStream(Files.readAllBytes(file)));
            return input;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
