#include "io/sandbox.h"
#include "render/render.h"

/*
 * Where the repo-server's renderers are forked from: a program of its own, because a fork costs
 * what the program has loaded, and a renderer needs a tenth of what a server needs.
 */
int main(void)
{
    static const struct sandbox_job jobs[] = { { "render", render_job } };

    sandbox_serve(jobs, sizeof(jobs) / sizeof(*jobs));
}
