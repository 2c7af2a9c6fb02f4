/*
 * Preloaded into a JVM: counts every call that changes a file or talks to a server, over all threads with one counter,
 * and ends the process just before the call with the chosen number. Java reaches the kernel through these functions of
 * the C library; that none is missed is checked against strace (StraceAudit).
 *
 *   FORKSTACK_POINTS  file that gets one line a call: number, call, what on, thread
 *   FORKSTACK_AT      number of the call to act at; 0 for none
 *   FORKSTACK_SIGNAL  9: the process ends before the call. Others: the process gets the signal, then the call is made
 *   FORKSTACK_TORN    1: only writes to files count, and half of the write is made before the process ends
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_long counter;
static atomic_long tearable;
static long act_at;
static int act_signal = 9;
static int torn;
static int points = -1;
static pid_t self;

__attribute__((constructor)) static void begin(void) {
    const char *file = getenv("FORKSTACK_POINTS");
    const char *at = getenv("FORKSTACK_AT");
    const char *number = getenv("FORKSTACK_SIGNAL");
    const char *half = getenv("FORKSTACK_TORN");
    act_at = at ? atol(at) : 0;
    act_signal = number ? atoi(number) : 9;
    torn = half && *half == '1';
    if (file) {
        int opened = syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        /* Out of the way: programs count on the lowest free number. */
        points = syscall(SYS_fcntl, opened, F_DUPFD_CLOEXEC, 900);
        syscall(SYS_close, opened);
    }
    self = getpid();
    /* A JVM that is born with an ignored SIGINT, as in the background of a script, would not hear it. */
    signal(SIGINT, SIG_DFL);
    /* Whatever this process starts runs undisturbed, and the process itself sees the environment that it would have. */
    unsetenv("LD_PRELOAD");
    unsetenv("FORKSTACK_POINTS");
    unsetenv("FORKSTACK_AT");
    unsetenv("FORKSTACK_SIGNAL");
    unsetenv("FORKSTACK_TORN");
}

static int is_nobodys(const char *path) {
    return !path || !strncmp(path, "/proc/", 6) || !strncmp(path, "/sys/", 5) || !strncmp(path, "/dev/", 5);
}

/* Returns 1 if the caller shall make half of its write and then call die(). */
static int point(const char *call, const char *where, int may_tear) {
    if (points < 0 || getpid() != self) {
        return 0; /* a child between fork and exec */
    }
    int saved = errno;
    long number = atomic_fetch_add(&counter, 1) + 1;
    char thread[17] = "";
    prctl(PR_GET_NAME, thread, 0, 0, 0);
    char line[4600];
    int length = snprintf(line, sizeof line, "%ld\t%s\t%s\t%s\n", number, call, where, thread);
    syscall(SYS_write, points, line, length < (int) sizeof line ? length : (int) sizeof line);
    if (torn) {
        errno = saved;
        return may_tear && atomic_fetch_add(&tearable, 1) + 1 == act_at;
    }
    if (number == act_at) {
        syscall(SYS_kill, self, act_signal);
        while (act_signal == 9) {
            syscall(SYS_pause);
        }
    }
    errno = saved;
    return 0;
}

static void die(void) {
    syscall(SYS_kill, self, 9);
    for (;;) {
        syscall(SYS_pause);
    }
}

static int is_socket(int fd) {
    struct stat s;
    return fstat(fd, &s) == 0 && S_ISSOCK(s.st_mode);
}

static int is_file(int fd) {
    struct stat s;
    return fd > 2 && fd != points && fstat(fd, &s) == 0 && (S_ISREG(s.st_mode) || S_ISDIR(s.st_mode));
}

static const char *path_of(int fd, char *to, size_t size) {
    char link[40];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, to, size - 1);
    to[length < 0 ? 0 : length] = 0;
    return to;
}

static const char *text_of(const struct sockaddr *address, char *to, size_t size) {
    char host[INET6_ADDRSTRLEN] = "?";
    int port = 0;
    if (address->sa_family == AF_INET) {
        const struct sockaddr_in *in = (const struct sockaddr_in *) address;
        inet_ntop(AF_INET, &in->sin_addr, host, sizeof host);
        port = ntohs(in->sin_port);
    } else if (address->sa_family == AF_INET6) {
        const struct sockaddr_in6 *in = (const struct sockaddr_in6 *) address;
        inet_ntop(AF_INET6, &in->sin6_addr, host, sizeof host);
        port = ntohs(in->sin6_port);
    }
    snprintf(to, size, "%s:%d", host, port);
    return to;
}

static const char *peer_of(int fd, char *to, size_t size) {
    struct sockaddr_storage peer;
    socklen_t length = sizeof peer;
    return getpeername(fd, (struct sockaddr *) &peer, &length) == 0 ? text_of((struct sockaddr *) &peer, to, size) : "?";
}

#define REAL(name) \
    static __typeof__(name) *real; \
    if (!real) real = (__typeof__(name) *) dlsym(RTLD_NEXT, #name)

#define BUFFER char buffer[4097]

static void path_point(const char *call, const char *path) {
    if (!is_nobodys(path)) {
        point(call, path, 0);
    }
}

static void path_at_point(const char *call, int directory, const char *path) {
    if (is_nobodys(path)) {
        return;
    }
    if (directory != AT_FDCWD && path[0] != '/') {
        char base[2048], whole[4097];
        snprintf(whole, sizeof whole, "%s/%s", path_of(directory, base, sizeof base), path);
        point(call, whole, 0);
    } else {
        point(call, path, 0);
    }
}

static void file_point(const char *call, int fd) {
    BUFFER;
    if (is_file(fd) && !is_nobodys(path_of(fd, buffer, sizeof buffer))) {
        point(call, buffer, 0);
    }
}

/* --- Create --- */

static int makes(int flags) {
    return (flags & O_CREAT) || (flags & O_TRUNC) || (flags & O_TMPFILE) == O_TMPFILE;
}

#define MODE_OF(flags) \
    mode_t mode = 0; \
    if ((flags) & (O_CREAT | O_TMPFILE)) { va_list list; va_start(list, flags); mode = va_arg(list, mode_t); va_end(list); }

int open(const char *path, int flags, ...) {
    REAL(open); MODE_OF(flags)
    if (makes(flags)) path_point("create", path);
    return real(path, flags, mode);
}
int open64(const char *path, int flags, ...) {
    REAL(open64); MODE_OF(flags)
    if (makes(flags)) path_point("create", path);
    return real(path, flags, mode);
}
int openat(int directory, const char *path, int flags, ...) {
    REAL(openat); MODE_OF(flags)
    if (makes(flags)) path_at_point("create", directory, path);
    return real(directory, path, flags, mode);
}
int openat64(int directory, const char *path, int flags, ...) {
    REAL(openat64); MODE_OF(flags)
    if (makes(flags)) path_at_point("create", directory, path);
    return real(directory, path, flags, mode);
}
int creat(const char *path, mode_t mode) { REAL(creat); path_point("create", path); return real(path, mode); }
int creat64(const char *path, mode_t mode) { REAL(creat64); path_point("create", path); return real(path, mode); }
int mkdir(const char *path, mode_t mode) { REAL(mkdir); path_point("mkdir", path); return real(path, mode); }
int mkdirat(int d, const char *path, mode_t mode) { REAL(mkdirat); path_at_point("mkdir", d, path); return real(d, path, mode); }
int link(const char *from, const char *to) { REAL(link); path_point("link", to); return real(from, to); }
int linkat(int a, const char *from, int b, const char *to, int f) { REAL(linkat); path_at_point("link", b, to); return real(a, from, b, to, f); }
int symlink(const char *to, const char *path) { REAL(symlink); path_point("symlink", path); return real(to, path); }
int symlinkat(const char *to, int d, const char *path) { REAL(symlinkat); path_at_point("symlink", d, path); return real(to, d, path); }

/* --- Rename and remove --- */

int rename(const char *from, const char *to) { REAL(rename); path_point("rename", to); return real(from, to); }
int renameat(int a, const char *from, int b, const char *to) { REAL(renameat); path_at_point("rename", b, to); return real(a, from, b, to); }
int renameat2(int a, const char *from, int b, const char *to, unsigned f) { REAL(renameat2); path_at_point("rename", b, to); return real(a, from, b, to, f); }
int unlink(const char *path) { REAL(unlink); path_point("unlink", path); return real(path); }
int unlinkat(int d, const char *path, int f) { REAL(unlinkat); path_at_point("unlink", d, path); return real(d, path, f); }
int rmdir(const char *path) { REAL(rmdir); path_point("rmdir", path); return real(path); }
int remove(const char *path) { REAL(remove); path_point("unlink", path); return real(path); }

/* --- Change --- */

int fsync(int fd) { REAL(fsync); file_point("fsync", fd); return real(fd); }
int fdatasync(int fd) { REAL(fdatasync); file_point("fsync", fd); return real(fd); }
int ftruncate(int fd, off_t l) { REAL(ftruncate); file_point("truncate", fd); return real(fd, l); }
int ftruncate64(int fd, off64_t l) { REAL(ftruncate64); file_point("truncate", fd); return real(fd, l); }
int fallocate(int fd, int m, off_t o, off_t l) { REAL(fallocate); file_point("truncate", fd); return real(fd, m, o, l); }
int chmod(const char *path, mode_t m) { REAL(chmod); path_point("chmod", path); return real(path, m); }
int fchmod(int fd, mode_t m) { REAL(fchmod); file_point("chmod", fd); return real(fd, m); }
int fchmodat(int d, const char *path, mode_t m, int f) { REAL(fchmodat); path_at_point("chmod", d, path); return real(d, path, m, f); }
int chown(const char *path, uid_t u, gid_t g) { REAL(chown); path_point("chown", path); return real(path, u, g); }
int lchown(const char *path, uid_t u, gid_t g) { REAL(lchown); path_point("chown", path); return real(path, u, g); }
int fchown(int fd, uid_t u, gid_t g) { REAL(fchown); file_point("chown", fd); return real(fd, u, g); }
int futimens(int fd, const struct timespec t[2]) { REAL(futimens); file_point("utime", fd); return real(fd, t); }
int utimensat(int d, const char *path, const struct timespec t[2], int f) { REAL(utimensat); path_at_point("utime", d, path); return real(d, path, t, f); }
int utimes(const char *path, const struct timeval t[2]) { REAL(utimes); path_point("utime", path); return real(path, t); }
int futimes(int fd, const struct timeval t[2]) { REAL(futimes); file_point("utime", fd); return real(fd, t); }
int setxattr(const char *path, const char *n, const void *v, size_t s, int f) { REAL(setxattr); path_point("setxattr", path); return real(path, n, v, s, f); }
int lsetxattr(const char *path, const char *n, const void *v, size_t s, int f) { REAL(lsetxattr); path_point("setxattr", path); return real(path, n, v, s, f); }
int fsetxattr(int fd, const char *n, const void *v, size_t s, int f) { REAL(fsetxattr); file_point("setxattr", fd); return real(fd, n, v, s, f); }
int fremovexattr(int fd, const char *n) { REAL(fremovexattr); file_point("setxattr", fd); return real(fd, n); }

/* --- Write and send --- */

static int write_point(int fd) {
    BUFFER;
    if (is_socket(fd)) {
        return point("send", peer_of(fd, buffer, sizeof buffer), 0);
    }
    return is_file(fd) && !is_nobodys(path_of(fd, buffer, sizeof buffer)) ? point("write", buffer, 1) : 0;
}

ssize_t write(int fd, const void *bytes, size_t count) {
    REAL(write);
    if (write_point(fd)) { real(fd, bytes, count / 2); die(); }
    return real(fd, bytes, count);
}
ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) {
    REAL(pwrite);
    if (write_point(fd)) { real(fd, bytes, count / 2, at); die(); }
    return real(fd, bytes, count, at);
}
ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at) {
    REAL(pwrite64);
    if (write_point(fd)) { real(fd, bytes, count / 2, at); die(); }
    return real(fd, bytes, count, at);
}
ssize_t writev(int fd, const struct iovec *v, int n) {
    REAL(writev);
    if (write_point(fd)) { real(fd, v, n / 2); die(); }
    return real(fd, v, n);
}
ssize_t sendfile(int out, int in, off_t *o, size_t n) {
    REAL(sendfile);
    if (write_point(out)) { real(out, in, o, n / 2); die(); }
    return real(out, in, o, n);
}
ssize_t sendfile64(int out, int in, off64_t *o, size_t n) {
    REAL(sendfile64);
    if (write_point(out)) { real(out, in, o, n / 2); die(); }
    return real(out, in, o, n);
}
ssize_t copy_file_range(int in, off64_t *i, int out, off64_t *o, size_t n, unsigned f) {
    REAL(copy_file_range);
    if (write_point(out)) { real(in, i, out, o, n / 2, f); die(); }
    return real(in, i, out, o, n, f);
}

int connect(int fd, const struct sockaddr *address, socklen_t length) {
    REAL(connect);
    BUFFER;
    point("connect", text_of(address, buffer, sizeof buffer), 0);
    return real(fd, address, length);
}
ssize_t send(int fd, const void *b, size_t n, int f) { REAL(send); write_point(fd); return real(fd, b, n, f); }
ssize_t sendto(int fd, const void *b, size_t n, int f, const struct sockaddr *a, socklen_t l) { REAL(sendto); write_point(fd); return real(fd, b, n, f, a, l); }
ssize_t sendmsg(int fd, const struct msghdr *m, int f) { REAL(sendmsg); write_point(fd); return real(fd, m, f); }
