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
extern const struct health_group health_group_gloo_solo;
extern const struct health_group health_group_grafana_integreatly;
extern const struct health_group health_group_grafana_org_operator;
extern const struct health_group health_group_helm_toolkit;
extern const struct health_group health_group_iam_aws_crossplane;
extern const struct health_group health_group_iammanager;
extern const struct health_group health_group_image_toolkit;
extern const struct health_group health_group_install_istio;
extern const struct health_group health_group_kustomize_toolkit;
extern const struct health_group health_group_pkg_crossplane;
extern const struct health_group health_group_policy;
extern const struct health_group health_group_rds_aws_crossplane;
extern const struct health_group health_group_route53_aws_crossplane;
extern const struct health_group health_group_s3_aws_crossplane;
extern const struct health_group health_group_stacks_crossplane;
