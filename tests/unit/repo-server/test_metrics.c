#include "base/strbuf.h"
#include "metrics.h"
#include "test.h"

#include <string.h>

static void the_originals_names_are_written(void **state)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(1024 * 1024);
    struct repo_metrics metrics = { 0 };

    (void)state;
    repo_metrics_init(&metrics);
    repo_metrics_git_request(&metrics, "https://h/x", "fetch", 300);
    repo_metrics_git_failure(&metrics, metrics.list_failures, "https://h/x", "main");
    repo_metrics_pending(&metrics, "https://h/x", 1);
    repo_metrics_render(&metrics, "Helm", "native");
    metrics_write(metrics.registry, &text);
    assert_non_null(
        strstr(text.ptr, "argosy_repo_renders_total{engine=\"native\",source_type=\"Helm\"} 1"));
    assert_non_null(strstr(
        text.ptr, "argocd_git_request_total{repo=\"https://h/x\",request_type=\"fetch\"} 1"));
    assert_non_null(strstr(text.ptr, "argocd_git_request_duration_seconds_bucket{repo=\"https://h/"
                                     "x\",request_type=\"fetch\",le=\"0.5\"} 1"));
    assert_non_null(strstr(
        text.ptr, "argocd_git_lsremote_fail_total{repo=\"https://h/x\",revision=\"main\"} 1"));
    assert_non_null(strstr(text.ptr, "argocd_repo_pending_request_total{repo=\"https://h/x\"} 1"));
    repo_metrics_release(&metrics);
}

int main(void)
{
    static const struct CMUnitTest tests[] = { cmocka_unit_test(the_originals_names_are_written) };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
