// The serial line to the host: two rings, filled and emptied by interrupts.
#ifndef UART_H
#define UART_H

#include <stdint.h>

void uart_start(void);

/** Next byte from the host, or -1. */
int16_t uart_take(void);

/** Queues a byte; waits while the ring is full, which ends by itself: the line empties it at 11 bytes a millisecond. */
void uart_put(uint8_t byte);

/** True when nothing waits to be read. */
uint8_t uart_is_empty(void);

/** Bytes lost because the host sent faster than they were read, since the start; stops at 127. */
uint8_t uart_lost(void);

#endif
