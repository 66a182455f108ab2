#include "base/mem.h"
#include "base/metrics.h"

#include <dirent.h>
#include <fcntl.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

/* What Prometheus' client libraries say of any process, read from /proc at each scrape. */

enum { CPU, OPEN_FDS, MAX_FDS, VIRTUAL, VIRTUAL_MAX, RESIDENT, START, COUNT };

static const struct metric_spec specs[COUNT] = {
    [CPU] = { METRIC_COUNTER, "process_cpu_seconds_total",
              "Total user and system CPU time spent in seconds.", NULL, NULL },
    [OPEN_FDS] = { METRIC_GAUGE, "process_open_fds", "Number of open file descriptors.", NULL,
                   NULL },
    [MAX_FDS] = { METRIC_GAUGE, "process_max_fds", "Maximum number of open file descriptors.", NULL,
                  NULL },
    [VIRTUAL] = { METRIC_GAUGE, "process_virtual_memory_bytes", "Virtual memory size in bytes.",
                  NULL, NULL },
    [VIRTUAL_MAX] = { METRIC_GAUGE, "process_virtual_memory_max_bytes",
                      "Maximum amount of virtual memory available in bytes.", NULL, NULL },
    [RESIDENT] = { METRIC_GAUGE, "process_resident_memory_bytes", "Resident memory size in bytes.",
                   NULL, NULL },
    [START] = { METRIC_GAUGE, "process_start_time_seconds",
                "Start time of the process since unix epoch in seconds.", NULL, NULL },
};

struct process {
    struct metrics *metrics;
    struct metric *values[COUNT];
};

static double count_open_fds(void)
{
    DIR *dir = opendir("/proc/self/fd");
    double count = -1; /* the one that reads the directory */

    if (!dir)
        return 0;
    for (struct dirent *entry; (entry = readdir(dir));)
        if (entry->d_name[0] != '.')
            count++;
    closedir(dir);
    return count;
}

static double read_limit(int resource)
{
    struct rlimit limit = { 0 };

    getrlimit(resource, &limit);
    return (double)limit.rlim_cur;
}

enum { TEXT_MAX = 64 * 1024 };

/* The text of a file in /proc, "" when it cannot be read. */
static void read_text(const char *path, char text[TEXT_MAX])
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t got = 0;
    size_t size = 0;

    while (fd >= 0 && size < TEXT_MAX - 1 && (got = read(fd, text + size, TEXT_MAX - 1 - size)) > 0)
        size += (size_t)got;
    text[size] = '\0';
    if (fd >= 0)
        close(fd);
}

/* Number `index`, from 0, of those in a text that are separated by blanks; 0 when it is not there.
 */
static double find_number(const char *text, size_t index)
{
    for (; index > 0 && *text; index--) {
        text += strcspn(text, " ");
        text += strspn(text, " ");
    }
    return strtod(text, NULL);
}

/* When the machine started, in seconds since 1970. */
static double read_boot_time(void)
{
    char text[TEXT_MAX];
    const char *line;

    read_text("/proc/stat", text);
    line = strstr(text, "\nbtime ");
    return line ? find_number(line, 1) : 0;
}

/* Times of this process in clock ticks: what it used, and its start after the machine's. */
static void read_stat(double *used, double *started)
{
    enum { USER = 12, KERNEL = 13, STARTED = 20 }; /* behind the name, from 1 */
    char text[TEXT_MAX];
    const char *behind;

    read_text("/proc/self/stat", text);
    behind = strrchr(text, ')'); /* the name may hold anything */
    *used = behind ? find_number(behind, USER) + find_number(behind, KERNEL) : 0;
    *started = behind ? find_number(behind, STARTED) : 0;
}

static void read_memory(double *virtual, double *resident)
{
    double page = (double)sysconf(_SC_PAGESIZE);
    char text[TEXT_MAX];

    read_text("/proc/self/statm", text);
    *virtual = find_number(text, 0) * page;
    *resident = find_number(text, 1) * page;
}

static void refresh(void *context)
{
    struct process *process = context;
    double ticks = (double)sysconf(_SC_CLK_TCK), used, started, virtual, resident;

    read_stat(&used, &started);
    read_memory(&virtual, &resident);
    metric_set(process->values[CPU], used / ticks);
    metric_set(process->values[START], read_boot_time() + started / ticks);
    metric_set(process->values[VIRTUAL], virtual);
    metric_set(process->values[RESIDENT], resident);
    metric_set(process->values[OPEN_FDS], count_open_fds());
    metric_set(process->values[MAX_FDS], read_limit(RLIMIT_NOFILE));
    metric_set(process->values[VIRTUAL_MAX], read_limit(RLIMIT_AS));
}

void metrics_register_process(struct metrics *metrics)
{
    struct process *process = xcalloc(1, sizeof(*process));

    for (int i = 0; i < COUNT; i++)
        process->values[i] = metric_series(metrics_register(metrics, &specs[i]), NULL);
    metrics_on_write(metrics, refresh, process);
    metrics_on_free(metrics, free, process);
}
