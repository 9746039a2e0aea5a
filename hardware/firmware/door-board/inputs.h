// Inputs: leaf, exit button, fire panel, tamper wires. Looked at once per sampling interval; a change is told after two equal
// looks, so a bouncing contact is told once.
#ifndef INPUTS_H
#define INPUTS_H

#include <stdint.h>

#define PORTS 3
#define SAMPLING_MIN_MS 10
#define SAMPLING_DEFAULT_MS 10

void inputs_set_up(uint8_t pin, uint8_t pull_up);
/** The pin is no longer an input of the host. */
void inputs_forget(uint8_t pin);
uint8_t inputs_is_input(uint8_t pin);
/** Tells a Firmata port (eight pins) now and at each change, or no more. */
void inputs_follow(uint8_t port, uint8_t on);
void inputs_sampling(uint16_t ms);
void inputs_reset(void);
void inputs_poll(void);

#endif
