#include "inputs.h"

#include "board.h"
#include "firmata.h"
#include "pins.h"
#include "ticks.h"

static uint8_t masks[PORTS], followed[PORTS], seen[PORTS], told[PORTS];
static uint16_t sampling_ms = SAMPLING_DEFAULT_MS;
static uint32_t looked_at;

static uint8_t look(uint8_t port) {
  uint8_t levels = 0;
  for (uint8_t bit = 0; bit < 8; bit++)
    if ((masks[port] & (1 << bit)) && pin_level(port * 8 + bit)) levels |= 1 << bit;
  return levels;
}

void inputs_set_up(uint8_t pin, uint8_t pull_up) {
  pin_listen(pin, pull_up);
  masks[pin / 8] |= 1 << (pin % 8);
}

void inputs_forget(uint8_t pin) { masks[pin / 8] &= (uint8_t) ~(1 << (pin % 8)); }
uint8_t inputs_is_input(uint8_t pin) { return (masks[pin / 8] & (1 << (pin % 8))) != 0; }

void inputs_follow(uint8_t port, uint8_t on) {
  if (port >= PORTS) return;
  followed[port] = on;
  if (!on) return;
  seen[port] = told[port] = look(port);
  firmata_tell_port(port, told[port]);
}

void inputs_sampling(uint16_t ms) { sampling_ms = ms < SAMPLING_MIN_MS ? SAMPLING_MIN_MS : ms; }

void inputs_reset(void) {
  for (uint8_t port = 0; port < PORTS; port++) masks[port] = followed[port] = 0;
  sampling_ms = SAMPLING_DEFAULT_MS;
}

void inputs_poll(void) {
  uint32_t now = millis_now();
  if (now - looked_at < sampling_ms) return;
  looked_at = now;
  for (uint8_t port = 0; port < PORTS; port++) {
    if (!followed[port]) continue;
    uint8_t levels = look(port);
    if (levels == seen[port] && levels != told[port]) {
      told[port] = levels;
      firmata_tell_port(port, levels);
    }
    seen[port] = levels;
  }
}
