#include "gitops/health/operators.h"

#include "gitops/health/operators/groups.h"

#include <stdlib.h>

/* In the order of their names, compared byte by byte: those with a star come first. */
static const struct health_group *const groups[] = {
    &health_group_any_cnrm,
    &health_group_any_crossplane,
    &health_group_any_upbound,
    &health_group_acid_zalan,
    &health_group_addons_cluster_x_k8s,
    &health_group_apiextensions,
    &health_group_apps_3scale,
    &health_group_apps_kruise,
    &health_group_apps_openshift,
    &health_group_argoproj,
    &health_group_astra_netapp,
    &health_group_batch,
    &health_group_beat,
    &health_group_bitnami,
    &health_group_camel,
    &health_group_capabilities_3scale,
    &health_group_cassandra_rook,
    &health_group_cdi_kubevirt,
    &health_group_ceph_rook,
    &health_group_cert_manager,
    &health_group_certmanager_k8s,
    &health_group_clickhouse_keeper,
    &health_group_clickhouse,
    &health_group_cloudfront_aws_crossplane,
    &health_group_cluster_x_k8s,
    &health_group_controlplane_cluster_x_k8s,
    &health_group_coralogix,
    &health_group_core_gardener,
    &health_group_core_humio,
    &health_group_core_spinkube,
    &health_group_datadog,
    &health_group_db_atlasgo,
    &health_group_elasticsearch,
    &health_group_external_secrets,
    &health_group_flagger,
    &health_group_flink,
    &health_group_game_kruise,
    &health_group_gateway_networking,
    &health_group_gateway_solo,
    &health_group_gloo_solo,
    &health_group_grafana_org_operator,
    &health_group_grafana_integreatly,
    &health_group_helm_toolkit,
    &health_group_iam_aws_crossplane,
    &health_group_iammanager,
    &health_group_image_toolkit,
    &health_group_install_istio,
    &health_group_jaeger,
    &health_group_keycloak,
    &health_group_mariadb,
    &health_group_kafka_banzai,
    &health_group_kafka_strimzi,
    &health_group_karpenter_aws,
    &health_group_karpenter,
    &health_group_keda,
    &health_group_kiali,
    &health_group_kubernetes_client,
    &health_group_kubevirt,
    &health_group_kustomize_toolkit,
    &health_group_kyverno,
    &health_group_keptn_lifecycle,
    &health_group_logstash,
    &health_group_mariadb_mmontes,
    &health_group_keptn_metrics,
    &health_group_minio,
    &health_group_prometheus,
    &health_group_gke,
    &health_group_nmstate,
    &health_group_notification_toolkit,
    &health_group_numaflow,
    &health_group_numaplane,
    &health_group_objectbucket,
    &health_group_ocs_openshift,
    &health_group_onepassword,
    &health_group_openfaas,
    &health_group_opentelemetry,
    &health_group_operator_knative,
    &health_group_operator_openshift,
    &health_group_victoria_metrics,
    &health_group_operators_coreos,
    &health_group_pkg_crossplane,
    &health_group_confluent,
    &health_group_policy,
    &health_group_open_cluster_management,
    &health_group_cloud_native_pg,
    &health_group_proclaim,
    &health_group_contour,
    &health_group_promoter,
    &health_group_percona_mongo,
    &health_group_percona_mysql,
    &health_group_rabbitmq,
    &health_group_rds_aws_crossplane,
    &health_group_rollouts_kruise,
    &health_group_route_openshift,
    &health_group_route53_aws_crossplane,
    &health_group_s3_aws_crossplane,
    &health_group_services_sap,
    &health_group_serving_knative,
    &health_group_serving_kserve,
    &health_group_snapshot_storage,
    &health_group_solr,
    &health_group_source_toolkit,
    &health_group_spark,
    &health_group_spot,
    &health_group_stacks_crossplane,
    &health_group_ansible,
    &health_group_trident_netapp,
    &health_group_karmada,
    &health_group_zookeeper,
};

enum { GROUPS = sizeof(groups) / sizeof(groups[0]) };

const struct health_group *const *health_groups(size_t *count)
{
    *count = GROUPS;
    return groups;
}

static int compare(const void *key, const void *row)
{
    const struct health_group *const *group = row;

    return str_compare(*(const struct str *)key, str_of((*group)->group));
}

static const struct health_kind *find_kind(const struct health_group *group, struct str kind)
{
    for (size_t i = 0; i < group->count; i++) {
        const struct health_kind *row = &group->kinds[i];

        if (str_equals(kind, row->kind) || strcmp(row->kind, "*") == 0)
            return row;
    }
    return NULL;
}

const struct health_kind *health_kind_find(struct group_version_kind gvk)
{
    const struct health_group *const *own =
        bsearch(&gvk.group, groups, GROUPS, sizeof(groups[0]), compare);
    const struct health_kind *kind = own ? find_kind(*own, gvk.kind) : NULL;

    for (size_t i = 0; !kind && i < GROUPS && groups[i]->group[0] == '*'; i++) {
        if (str_has_suffix(gvk.group, str_of(groups[i]->group + 1)))
            kind = find_kind(groups[i], gvk.kind);
    }
    return kind;
}
