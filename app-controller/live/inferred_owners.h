#pragma once

struct live_object;
struct object_table;

/**
 * PersistentVolumeClaims that a StatefulSet's templates made name no owner; they are recognised by
 * their name, "<template>-<set>-<number>", and shown beneath the set.
 */
void inferred_owners_after_put(struct object_table *table, struct live_object *object);
void inferred_owners_before_removal(struct object_table *table, struct live_object *object);
