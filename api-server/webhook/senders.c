#include "webhook/delivery.h"

/* In the order in which they are asked: Gogs, and Gitea, send GitHub's headers too. */
static const struct webhook_sender *const senders[] = {
    &webhook_azure_devops,     &webhook_gogs, &webhook_github, &webhook_gitlab, &webhook_bitbucket,
    &webhook_bitbucket_server, &webhook_ghcr,
};

const struct webhook_sender *webhook_sender_of(const struct webhook_delivery *delivery)
{
    for (size_t i = 0; i < sizeof(senders) / sizeof(*senders); i++)
        if (senders[i]->claims(delivery))
            return senders[i];
    return NULL;
}
