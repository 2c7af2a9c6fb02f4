package dev.forkstack.http.s3;

/** What not every store can do, and what can therefore not be known before it is tried. */
public enum Ability {
    /** To list the versions of objects. */
    VERSIONS,
    /** To delete many objects at once. */
    DELETE_MANY,
    /** To list unfinished uploads. */
    LIST_UPLOADS,
    /** Tags of objects. */
    OBJECT_TAGS,
    /** To copy an object into another storage class than the usual. */
    STORAGE_CLASSES,
    /** To copy an object only if it still is as it was. */
    COPY_CONDITIONS,
    /** The same for a part of it. */
    PART_CONDITIONS
}
