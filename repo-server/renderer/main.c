#include "io/sandbox.h"
#include "render/render_jobs.h"

/*
 * Where the repo-server's renderers are forked from: a program of its own, because a fork costs
 * what the program has loaded, and a renderer needs a tenth of what a server needs.
 */
int main(void)
{
    sandbox_serve(render_jobs, RENDER_JOB_COUNT);
}
