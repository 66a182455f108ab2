#include "base/mem.h"
#include "base/metrics.h"

#include <dirent.h>
#include <stdio.h>
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

/* When the machine started, in seconds since 1970. */
static double read_boot_time(void)
{
    FILE *file = fopen("/proc/stat", "re");
    char line[4096];
    double when = 0;

    if (!file)
        return 0;
    while (fgets(line, sizeof(line), file))
        if (sscanf(line, "btime %lf", &when) == 1)
            break;
    fclose(file);
    return when;
}

/* Times of this process in clock ticks: what it used, and its start after the machine's. */
static void read_stat(double *used, double *started)
{
    FILE *file = fopen("/proc/self/stat", "re");
    char line[4096];
    const char *after_name;
    double user = 0, kernel = 0;

    *used = *started = 0;
    if (!file)
        return;
    if (fgets(line, sizeof(line), file) && (after_name = strrchr(line, ')')) &&
        sscanf(after_name,
               ") %*c %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %lf %lf %*s %*s %*s %*s %*s %*s %lf",
               &user, &kernel, started) == 3)
        *used = user + kernel;
    fclose(file);
}

static void read_memory(double *virtual, double *resident)
{
    FILE *file = fopen("/proc/self/statm", "re");
    double page = (double)sysconf(_SC_PAGESIZE);

    *virtual = *resident = 0;
    if (!file)
        return;
    if (fscanf(file, "%lf %lf", virtual, resident) != 2)
        *virtual = *resident = 0;
    *virtual *= page;
    *resident *= page;
    fclose(file);
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
