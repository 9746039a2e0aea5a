#include "firmata.h"

#include <string.h>

#include "board.h"
#include "inputs.h"
#include "outputs.h"
#include "own.h"
#include "uart.h"

#define PROTOCOL_MAJOR 2
#define PROTOCOL_MINOR 6

#define DIGITAL_MESSAGE 0x90
#define REPORT_ANALOG 0xc0
#define REPORT_DIGITAL 0xd0
#define START_SYSEX 0xf0
#define SET_PIN_MODE 0xf4
#define SET_PIN_LEVEL 0xf5
#define END_SYSEX 0xf7
#define REPORT_VERSION 0xf9
#define SYSTEM_RESET 0xff

#define ANALOG_MAPPING_QUERY 0x69
#define CAPABILITY_QUERY 0x6b
#define PIN_STATE_QUERY 0x6d
#define FIRMWARE_QUERY 0x79
#define SAMPLING_INTERVAL 0x7a

#define MODE_INPUT 0x00
#define MODE_OUTPUT 0x01
#define MODE_PULL_UP 0x0b
#define NOTHING 0x7f

#define LONGEST 32
static uint8_t message[LONGEST], length, is_too_long;
static uint8_t written[PORTS];

static void put14(uint16_t number) {
  uart_put(number & 0x7f);
  uart_put((number >> 7) & 0x7f);
}

static void tell_version(void) {
  uart_put(REPORT_VERSION);
  uart_put(PROTOCOL_MAJOR);
  uart_put(PROTOCOL_MINOR);
}

static void tell_firmware(void) {
  uart_put(START_SYSEX);
  uart_put(FIRMWARE_QUERY);
  uart_put(FIRMWARE_MAJOR);
  uart_put(FIRMWARE_MINOR);
  for (const char *letter = "FurtkaDoorBoard"; *letter; letter++) put14((uint8_t)*letter);
  uart_put(END_SYSEX);
}

void firmata_announce(void) {
  tell_version();
  tell_firmware();
  own_tell_version();
}

void firmata_tell_port(uint8_t port, uint8_t levels) {
  uart_put(DIGITAL_MESSAGE | port);
  put14(levels);
}

static void tell_capabilities(void) {
  static const uint8_t modes[] = {MODE_INPUT, 1, MODE_OUTPUT, 1, MODE_PULL_UP, 1};
  uart_put(START_SYSEX);
  uart_put(CAPABILITY_QUERY + 1);
  for (uint8_t pin = 0; pin < PIN_COUNT; pin++) {
    if (pin_is_free(pin))
      for (uint8_t index = 0; index < sizeof modes; index++) uart_put(modes[index]);
    uart_put(NOTHING);
  }
  uart_put(END_SYSEX);
}

static void tell_analog_mapping(void) {
  uart_put(START_SYSEX);
  uart_put(ANALOG_MAPPING_QUERY + 1);
  for (uint8_t pin = 0; pin < PIN_COUNT; pin++) uart_put(NOTHING);
  uart_put(END_SYSEX);
}

static void tell_pin_state(uint8_t pin) {
  if (pin >= PIN_COUNT) return;
  uart_put(START_SYSEX);
  uart_put(PIN_STATE_QUERY + 1);
  uart_put(pin);
  uart_put(outputs_is_output(pin) ? MODE_OUTPUT : MODE_INPUT);
  uart_put(outputs_is_output(pin) ? (outputs_rest_level(pin) ^ outputs_is_energised(pin)) : 0);
  uart_put(END_SYSEX);
}

static void set_mode(uint8_t pin, uint8_t mode) {
  // A pin at rest may be wired anew; one that is energised only an own message puts to rest.
  if (!pin_is_free(pin) || (outputs_is_own(pin) && outputs_is_energised(pin))) return;
  switch (mode) {
    case MODE_OUTPUT:
      // Once an output, it stays as it is.
      if (outputs_is_output(pin)) return;
      inputs_forget(pin);
      outputs_set_up(pin, 0, 0);
      return;
    case MODE_INPUT:
    case MODE_PULL_UP:
      outputs_forget(pin);
      inputs_set_up(pin, mode == MODE_PULL_UP);
      return;
    default:
      return;
  }
}

static void set_level(uint8_t pin, uint8_t level) {
  // No check protects these bytes: one that was damaged on the line must not move a lock.
  if (!outputs_is_output(pin) || outputs_is_own(pin)) return;
  if (level == outputs_rest_level(pin))
    outputs_release(pin);
  else
    outputs_hold(pin);
}

static void set_port(uint8_t port, uint8_t levels) {
  if (port >= PORTS) return;
  uint8_t changed = levels ^ written[port];
  written[port] = levels;
  for (uint8_t bit = 0; bit < 8; bit++)
    if (changed & (1 << bit)) set_level(port * 8 + bit, (levels >> bit) & 1);
}

static void reset(void) {
  // A host that lives tells each pin anew and needs no reset: this byte is one that was damaged on the line.
  if (outputs_has_heartbeat()) return;
  inputs_reset();
  outputs_reset();
  memset(written, 0, sizeof written);
}

/** A whole sysex without its first and last byte. */
static void obey_sysex(void) {
  if (is_too_long || length < 2) return;
  uint8_t size = length - 1;
  const uint8_t *data = message + 1;
  switch (data[0]) {
    case OWN_SYSEX:
      own_obey(data + 1, size - 1);
      return;
    case FIRMWARE_QUERY:
      tell_firmware();
      return;
    case CAPABILITY_QUERY:
      tell_capabilities();
      return;
    case ANALOG_MAPPING_QUERY:
      tell_analog_mapping();
      return;
    case PIN_STATE_QUERY:
      if (size == 2) tell_pin_state(data[1]);
      return;
    case SAMPLING_INTERVAL:
      if (size == 3) inputs_sampling(data[1] | (uint16_t)data[2] << 7);
      return;
    default:
      return;
  }
}

/** Length of a message that is no sysex, by its first byte; 0 = not one of ours. */
static uint8_t length_of(uint8_t first) {
  if (first >= START_SYSEX) {
    if (first == REPORT_VERSION || first == SYSTEM_RESET) return 1;
    return first == SET_PIN_MODE || first == SET_PIN_LEVEL ? 3 : 0;
  }
  switch (first & 0xf0) {
    case DIGITAL_MESSAGE:
      return 3;
    case REPORT_DIGITAL:
    case REPORT_ANALOG:
      return 2;
    default:
      return 0;
  }
}

static void obey_plain(void) {
  switch (message[0]) {
    case REPORT_VERSION:
      tell_version();
      return;
    case SYSTEM_RESET:
      reset();
      return;
    case SET_PIN_MODE:
      set_mode(message[1], message[2]);
      return;
    case SET_PIN_LEVEL:
      set_level(message[1], message[2] & 1);
      return;
    default:
      break;
  }
  uint8_t port = message[0] & 0x0f;
  if ((message[0] & 0xf0) == REPORT_DIGITAL) inputs_follow(port, message[1] & 1);
  if ((message[0] & 0xf0) == DIGITAL_MESSAGE) set_port(port, message[1] | (message[2] & 1) << 7);
}

static void take(uint8_t byte) {
  if (byte == END_SYSEX) {
    if (length && message[0] == START_SYSEX) obey_sysex();
    length = 0;
    return;
  }
  // A first byte begins anew, whatever was half received before.
  if (byte & 0x80) length = is_too_long = 0;
  if (length == LONGEST) {
    is_too_long = 1;
    return;
  }
  if (length == 0 && !(byte & 0x80)) return;
  message[length++] = byte;
  if (message[0] == START_SYSEX) return;
  uint8_t wanted = length_of(message[0]);
  if (wanted == 0) {
    length = 0;
  } else if (length == wanted) {
    obey_plain();
    length = 0;
  }
}

void firmata_poll(void) {
  for (int16_t byte = uart_take(); byte >= 0; byte = uart_take()) take((uint8_t)byte);
}
