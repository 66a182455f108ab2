#pragma once

/* What a branch stood at before a push, and after. */
#define BEFORE "1111111111111111111111111111111111111111"
#define AFTER "2222222222222222222222222222222222222222"
