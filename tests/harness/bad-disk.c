/*
 * A disk that is slow or full, laid before the C library of one process (LD_PRELOAD). The file named by BAD_DISK says how it is:
 * "<ms> <0|1>": how long each flush takes, and whether the databases get no more room.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static void look(long *delay_ms, int *is_full)
{
	*delay_ms = 0;
	*is_full = 0;
	const char *path = getenv("BAD_DISK");
	FILE *file = path ? fopen(path, "re") : NULL;
	if (!file)
		return;
	if (fscanf(file, "%ld %d", delay_ms, is_full) != 2)
		*delay_ms = 0;
	fclose(file);
}

static int is_database(int fd)
{
	char link[64], name[512];
	snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
	ssize_t length = readlink(link, name, sizeof name - 1);
	if (length <= 0)
		return 0;
	name[length] = 0;
	return strstr(name, ".sqlite") != NULL || strstr(name, ".db") != NULL;
}

static void wait_for_flush(void)
{
	long delay_ms;
	int is_full;
	look(&delay_ms, &is_full);
	struct timespec delay = { delay_ms / 1000, (delay_ms % 1000) * 1000000 };
	if (delay_ms > 0)
		nanosleep(&delay, NULL);
}

static int has_no_room(int fd)
{
	long delay_ms;
	int is_full;
	if (!is_database(fd))
		return 0;
	look(&delay_ms, &is_full);
	return is_full;
}

int fsync(int fd)
{
	static int (*real)(int);
	if (!real)
		real = dlsym(RTLD_NEXT, "fsync");
	wait_for_flush();
	return real(fd);
}

int fdatasync(int fd)
{
	static int (*real)(int);
	if (!real)
		real = dlsym(RTLD_NEXT, "fdatasync");
	wait_for_flush();
	return real(fd);
}

ssize_t write(int fd, const void *bytes, size_t count)
{
	static ssize_t (*real)(int, const void *, size_t);
	if (!real)
		real = dlsym(RTLD_NEXT, "write");
	if (has_no_room(fd)) {
		errno = ENOSPC;
		return -1;
	}
	return real(fd, bytes, count);
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at)
{
	static ssize_t (*real)(int, const void *, size_t, off64_t);
	if (!real)
		real = dlsym(RTLD_NEXT, "pwrite64");
	if (has_no_room(fd)) {
		errno = ENOSPC;
		return -1;
	}
	return real(fd, bytes, count, at);
}
