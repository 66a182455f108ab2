#pragma once

#include "gitops/health/operators.h"

/* One line a group; operators.c puts them in order. */

extern const struct health_group health_group_acid_zalan;
extern const struct health_group health_group_addons_cluster_x_k8s;
extern const struct health_group health_group_any_cnrm;
extern const struct health_group health_group_any_crossplane;
extern const struct health_group health_group_any_upbound;
extern const struct health_group health_group_apiextensions;
extern const struct health_group health_group_apps_3scale;
extern const struct health_group health_group_apps_kruise;
extern const struct health_group health_group_apps_openshift;
extern const struct health_group health_group_argoproj;
extern const struct health_group health_group_astra_netapp;
extern const struct health_group health_group_batch;
extern const struct health_group health_group_beat;
extern const struct health_group health_group_bitnami;
extern const struct health_group health_group_camel;
extern const struct health_group health_group_capabilities_3scale;
extern const struct health_group health_group_cassandra_rook;
extern const struct health_group health_group_cdi_kubevirt;
extern const struct health_group health_group_ceph_rook;
extern const struct health_group health_group_cert_manager;
extern const struct health_group health_group_certmanager_k8s;
extern const struct health_group health_group_clickhouse;
extern const struct health_group health_group_clickhouse_keeper;
extern const struct health_group health_group_cloudfront_aws_crossplane;
extern const struct health_group health_group_cluster_x_k8s;
extern const struct health_group health_group_controlplane_cluster_x_k8s;
extern const struct health_group health_group_coralogix;
extern const struct health_group health_group_core_gardener;
extern const struct health_group health_group_core_humio;
extern const struct health_group health_group_core_spinkube;
extern const struct health_group health_group_datadog;
extern const struct health_group health_group_db_atlasgo;
extern const struct health_group health_group_elasticsearch;
extern const struct health_group health_group_external_secrets;
extern const struct health_group health_group_flagger;
extern const struct health_group health_group_flink;
extern const struct health_group health_group_game_kruise;
extern const struct health_group health_group_gateway_networking;
extern const struct health_group health_group_gateway_solo;
extern const struct health_group health_group_gke;
extern const struct health_group health_group_gloo_solo;
extern const struct health_group health_group_grafana_integreatly;
extern const struct health_group health_group_grafana_org_operator;
extern const struct health_group health_group_helm_toolkit;
extern const struct health_group health_group_iam_aws_crossplane;
extern const struct health_group health_group_iammanager;
extern const struct health_group health_group_image_toolkit;
extern const struct health_group health_group_install_istio;
extern const struct health_group health_group_jaeger;
extern const struct health_group health_group_kafka_banzai;
extern const struct health_group health_group_kafka_strimzi;
extern const struct health_group health_group_karpenter;
extern const struct health_group health_group_karpenter_aws;
extern const struct health_group health_group_keda;
extern const struct health_group health_group_keptn_lifecycle;
extern const struct health_group health_group_keptn_metrics;
extern const struct health_group health_group_keycloak;
extern const struct health_group health_group_kiali;
extern const struct health_group health_group_kubernetes_client;
extern const struct health_group health_group_kubevirt;
extern const struct health_group health_group_kustomize_toolkit;
extern const struct health_group health_group_kyverno;
extern const struct health_group health_group_logstash;
extern const struct health_group health_group_mariadb;
extern const struct health_group health_group_mariadb_mmontes;
extern const struct health_group health_group_minio;
extern const struct health_group health_group_nmstate;
extern const struct health_group health_group_notification_toolkit;
extern const struct health_group health_group_numaflow;
extern const struct health_group health_group_numaplane;
extern const struct health_group health_group_pkg_crossplane;
extern const struct health_group health_group_policy;
extern const struct health_group health_group_prometheus;
extern const struct health_group health_group_rds_aws_crossplane;
extern const struct health_group health_group_route53_aws_crossplane;
extern const struct health_group health_group_s3_aws_crossplane;
extern const struct health_group health_group_source_toolkit;
extern const struct health_group health_group_stacks_crossplane;

/** Rook's Ceph: its health, all that it complains about, and the state of the cluster. */
struct health health_of_ceph_cluster(const struct json *object, struct arena *arena);
