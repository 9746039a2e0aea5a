// The board as it is wired: Arduino Uno or Nano, ATmega328P, 16 MHz.
//
//   D0 D1     the line to the host, 115200 baud, 8N1
//   D2 D3     reader 0: DATA0, DATA1        (pulled up on the board, low = a pulse)
//   D4 D5     reader 1: DATA0, DATA1
//   D6 - D13  outputs and inputs, as the host sets them up
//   A0 - A5   the same, pins 14 to 19
//
// Until the host has set a pin up it is an input without pull-up: a relay module then rests by its own resistor.
#ifndef BOARD_H
#define BOARD_H

#include <stdint.h>

#define FIRMWARE_MAJOR 1
#define FIRMWARE_MINOR 2
#define OWN_PROTOCOL 2

#define PIN_COUNT 20
#define FIRST_FREE_PIN 6
#define FREE_PINS (PIN_COUNT - FIRST_FREE_PIN)
#define READERS 2

/** True for a pin that the host may use. */
static inline uint8_t pin_is_free(uint8_t pin) { return pin >= FIRST_FREE_PIN && pin < PIN_COUNT; }

#endif
