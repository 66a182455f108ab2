#include "gitops/jq_runner.h"

#include "data/jq.h"
#include "data/json.h"

enum { OUTPUT_MAX = 32 << 20 };

struct jq_runner jq_runner_of(struct jq *jq)
{
    return (struct jq_runner){ jq_runner_check, jq_runner_run, jq };
}

int jq_runner_check(void *context, struct str program, struct error *err)
{
    return jq_check(context, program, err);
}

int jq_runner_run(void *context, struct str program, const struct json *input, struct arena *arena,
                  const struct json **out, struct error *err)
{
    const struct jq_run run = {
        .program = program, .input = input, .max_outputs = 2, .max_output_bytes = OUTPUT_MAX
    };
    const struct json *outputs;

    if (jq_run(context, &run, arena, &outputs, err) < 0)
        return -1;
    if (json_count(outputs) != 1)
        return error_set(err, ERR_INVALID, "the jq program gave %zu results, not one",
                         json_count(outputs));
    *out = json_item(outputs, 0);
    return 0;
}
