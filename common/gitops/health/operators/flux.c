#include "gitops/health/operators/groups.h"

#define UNLESS_SUSPENDED WHEN(2, "spec:suspend=true", SUSPENDED, "{kind} is suspended")

/* How many conditions speak for progress and how many for success; Ready gives the reason. */
#define COUNTED(succeeded)                                                                         \
    WHEN(0, "%p=2", PROGRESSING, NULL), WHEN(0, "%s=" succeeded, HEALTHY, NULL),                   \
        FINALLY(DEGRADED, NULL)

#define READY(line, unready)                                                                       \
    IF(line, ".type=Ready"), COUNT(line, ".status=True", 's'),                                     \
        COUNT(line, ".status=" unready, 'p'), SET(line, NULL, NONE, "{.reason}"), END

#define NO_CONDITIONS(line)                                                                        \
    WHEN(line, "status.conditions=nil", PROGRESSING, "Status unknown"), SET(line, NULL, NONE, "")

static const struct health_rule helm_release[] = {
    UNLESS_SUSPENDED,
    NO_CONDITIONS(8),
    EACH(12, "status.conditions"),
    READY(13, "Unknown"),
    COUNT(20, ".type=Reconciling .status=True", 'p'),
    COUNT(22, ".type=Released|TestSuccess .status=True", 's'),
    END,
    COUNTED("2"),
};

static const struct health_kind helm[] = { BY_RULES("HelmRelease", helm_release) };
HEALTH_GROUP(health_group_helm_toolkit, "helm.toolkit.fluxcd.io", helm);

static const struct health_rule image_policy[] = {
    NO_CONDITIONS(3),
    EACH(7, "status.conditions"),
    READY(8, "False"),
    COUNT(16,
          ".type=Reconciling .status=True "
          ".reason=NewGeneration|AccessingRepository|ApplyingPolicy",
          'p'),
    END,
    COUNTED("1"),
};

static const struct health_rule image_repository[] = {
    UNLESS_SUSPENDED,
    NO_CONDITIONS(8),
    EACH(12, "status.conditions"),
    READY(13, "False"),
    COUNT(21, ".type=Reconciling .status=True .reason=NewGeneration|Scanning", 'p'),
    END,
    COUNTED("1"),
};

static const struct health_rule reconciled[] = {
    UNLESS_SUSPENDED,
    NO_CONDITIONS(8),
    EACH(12, "status.conditions"),
    READY(13, "Unknown"),
    COUNT(20, ".type=Reconciling .status=True", 'p'),
    END,
    COUNTED("1"),
};

static const struct health_kind images[] = {
    BY_RULES("ImagePolicy", image_policy),
    BY_RULES("ImageRepository", image_repository),
    BY_RULES("ImageUpdateAutomation", reconciled),
};
HEALTH_GROUP(health_group_image_toolkit, "image.toolkit.fluxcd.io", images);

static const struct health_kind kustomizations[] = { BY_RULES("Kustomization", reconciled) };
HEALTH_GROUP(health_group_kustomize_toolkit, "kustomize.toolkit.fluxcd.io", kustomizations);

static const struct health_rule receiver[] = {
    UNLESS_SUSPENDED,
    NO_CONDITIONS(8),
    EACH(12, "status.conditions"),
    READY(13, "False"),
    COUNT(20, ".type=Reconciling .status=True", 'p'),
    END,
    WHEN(0, "%p!=2 %s=1", HEALTHY, NULL),
    FINALLY(DEGRADED, NULL),
};

static const struct health_kind receivers[] = { BY_RULES("Receiver", receiver) };
HEALTH_GROUP(health_group_notification_toolkit, "notification.toolkit.fluxcd.io", receivers);

/* An artifact is there and the last look at its source went well: those are the two. */
#define ARTIFACT(line)                                                                             \
    NO_CONDITIONS(line), EACH((line) + 4, "status.conditions"), READY((line) + 5, "Unknown"),      \
        COUNT((line) + 12, ".type=Reconciling .status=True", 'p'),                                 \
        SET((line) + 15, ".type=ArtifactOutdated .status=True", NONE, "{$m} {.reason}"),           \
        COUNT((line) + 16, ".type=ArtifactInStorage .status=True", 's'), END, COUNTED("2")

static const struct health_rule source[] = { UNLESS_SUSPENDED, ARTIFACT(8) };

static const struct health_rule helm_repository[] = {
    UNLESS_SUSPENDED,
    WHEN(9, "spec.type=oci", HEALTHY,
         "Helm repositories of type 'oci' do not contain any information in the status."),
    ARTIFACT(15),
};

static const struct health_kind sources[] = {
    BY_RULES("Bucket", source),        BY_RULES("GitRepository", source),
    BY_RULES("HelmChart", source),     BY_RULES("HelmRepository", helm_repository),
    BY_RULES("OCIRepository", source),
};
HEALTH_GROUP(health_group_source_toolkit, "source.toolkit.fluxcd.io", sources);
