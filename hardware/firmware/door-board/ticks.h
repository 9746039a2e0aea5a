// Time. Timer 1 runs free in steps of 4 us and dates the edges of Wiegand pulses; once a millisecond it ends what has to end.
#ifndef TICKS_H
#define TICKS_H

#include <stdint.h>

#define TICK_US 4UL
#define TICKS_PER_MS 250UL

void ticks_start(void);

/** Steps of 4 us since the start; wraps after 4 hours, so only differences mean something. */
uint32_t ticks_now(void);

/** Milliseconds since the start. */
uint32_t millis_now(void);

#endif
