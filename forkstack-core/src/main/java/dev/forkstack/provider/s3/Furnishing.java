package dev.forkstack.provider.s3;

import dev.forkstack.http.s3.Xml;
import java.util.List;

/** A document of a bucket that decides how an application may use it. */
enum Furnishing {
    /** Who is kept from making it public; all are, where nobody says otherwise. */
    PUBLIC_ACCESS("publicAccessBlock", "public access", true) {
        @Override
        boolean isUsual(Xml document) {
            return document.children().size() == 4
                    && document.children().stream().allMatch(each -> each.text().equals("true"));
        }
    },
    /** Whether objects have access lists of their own; they have none, where nobody says otherwise. */
    OWNERSHIP("ownershipControls", "ownership of objects", true) {
        @Override
        boolean isUsual(Xml document) {
            return text(document, "Rule", "ObjectOwnership").equals("BucketOwnerEnforced");
        }
    },
    /** With Amazon's own keys, where nobody says otherwise; never without any. */
    ENCRYPTION("encryption", "default encryption", false) {
        @Override
        boolean isUsual(Xml document) {
            return text(document, "Rule", "ApplyServerSideEncryptionByDefault", "SSEAlgorithm")
                    .equals("AES256");
        }
    };

    private final String parameter;
    private final String title;
    private final boolean canBeAbsent;

    Furnishing(String parameter, String title, boolean canBeAbsent) {
        this.parameter = parameter;
        this.title = title;
        this.canBeAbsent = canBeAbsent;
    }

    /** Of the request, as in {@code ?encryption}. */
    String parameter() {
        return parameter;
    }

    /** For messages. */
    String title() {
        return title;
    }

    /** Whether an old bucket can be without it, which a new one is not. */
    boolean canBeAbsent() {
        return canBeAbsent;
    }

    /** Whether a new bucket has the same by itself. */
    abstract boolean isUsual(Xml document);

    /** Empty where the path leads nowhere. */
    private static String text(Xml document, String... path) {
        Xml at = document;
        for (String name : path) {
            List<Xml> found = at.all(name);
            if (found.isEmpty()) {
                return "";
            }
            at = found.get(0);
        }
        return at.text();
    }
}
