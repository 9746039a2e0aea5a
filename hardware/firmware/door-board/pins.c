#include "pins.h"

#include <avr/io.h>
#include <util/atomic.h>

struct place {
  volatile uint8_t *port, *direction, *input;
  uint8_t mask;
};

static struct place place_of(uint8_t pin) {
  if (pin < 8) return (struct place){&PORTD, &DDRD, &PIND, _BV(pin)};
  if (pin < 14) return (struct place){&PORTB, &DDRB, &PINB, _BV(pin - 8)};
  return (struct place){&PORTC, &DDRC, &PINC, _BV(pin - 14)};
}

static void set(volatile uint8_t *reg, uint8_t mask, uint8_t on) {
  *reg = on ? (*reg | mask) : (*reg & (uint8_t)~mask);
}

void pin_drive(uint8_t pin, uint8_t level) {
  struct place at = place_of(pin);
  ATOMIC_BLOCK(ATOMIC_RESTORESTATE) {
    set(at.port, at.mask, level);
    set(at.direction, at.mask, 1);
  }
}

void pin_listen(uint8_t pin, uint8_t pull_up) {
  struct place at = place_of(pin);
  ATOMIC_BLOCK(ATOMIC_RESTORESTATE) {
    set(at.direction, at.mask, 0);
    set(at.port, at.mask, pull_up);
  }
}

uint8_t pin_level(uint8_t pin) {
  struct place at = place_of(pin);
  return (*at.input & at.mask) != 0;
}
