// A pin by its number on the board: 0-7 are port D, 8-13 port B, 14-19 port C.
#ifndef PINS_H
#define PINS_H

#include <stdint.h>

/** Makes the pin an output at this level, without a moment of the other level. */
void pin_drive(uint8_t pin, uint8_t level);
/** Makes the pin an input. */
void pin_listen(uint8_t pin, uint8_t pull_up);
/** Level at the pin, 0 or 1. */
uint8_t pin_level(uint8_t pin);

#endif
