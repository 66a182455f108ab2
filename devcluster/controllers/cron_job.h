#pragma once

#include "base/error.h"
#include "gitops/cron.h"

/** A schedule of a CronJob: five fields, or a word such as `@daily`. */
int cron_job_schedule(struct str text, struct cron *out, struct error *err) MUST_USE;
