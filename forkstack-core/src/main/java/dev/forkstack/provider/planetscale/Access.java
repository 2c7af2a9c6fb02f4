package dev.forkstack.provider.planetscale;

/** What a service token may be allowed, in the service's words (its API's specification names them for every call). */
enum Access {
    READ_ORGANIZATION("read_organization"),
    READ_DATABASE("read_database"),
    READ_BRANCH("read_branch"),
    READ_BACKUPS("read_backups"),
    CREATE_BRANCH("create_branch"),
    RESTORE("create_branch, and restore_backup (restore_production_branch_backup for a production branch's backup)"),
    WRITE_DATABASE("write_database"),
    DELETE_BRANCH("delete_branch"),
    CONNECT("connect_branch"),
    ROLE("create_branch_password"),
    REVOKE("delete_branch_password");

    private final String words;

    Access(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
