#include "own.h"

#include <util/crc16.h>

#include "board.h"
#include "inputs.h"
#include "outputs.h"
#include "ticks.h"
#include "uart.h"

enum host_kind { HELLO = 0x01, HEARTBEAT, PULSE, OUTPUT, HOLD, RELEASE, GAP };
enum board_kind { VERSION = 0x41, ALIVE, EDGE, FRAME, LINES, REFUSED, DONE };

static uint8_t reset_cause;
static uint16_t check;

static void put(uint8_t seven) {
  check = _crc_xmodem_update(check, seven);
  uart_put(seven);
}

static void put_number(uint32_t number, uint8_t bytes) {
  while (bytes--) {
    put(number & 0x7f);
    number >>= 7;
  }
}

/** A number that may not fit is told as the highest one that does. */
static void put14(uint32_t number) { put_number(number > 0x3fff ? 0x3fff : number, 2); }

static void begin(uint8_t kind) {
  uart_put(0xf0);
  uart_put(OWN_SYSEX);
  check = 0;
  put(kind);
}

static void end(void) {
  uint16_t sum = check;
  uart_put(sum & 0x7f);
  uart_put((sum >> 7) & 0x7f);
  uart_put(0xf7);
}

void own_set_reset_cause(uint8_t mcusr) { reset_cause = mcusr & 0x0f; }

void own_tell_version(void) {
  begin(VERSION);
  put(FIRMWARE_MAJOR);
  put(FIRMWARE_MINOR);
  put(OWN_PROTOCOL);
  put(reset_cause);
  end();
}

void own_tell_output(uint8_t pin, uint8_t energised, uint8_t reason) {
  begin(EDGE);
  put(pin);
  put(energised);
  put(reason);
  end();
}

void own_tell_lines(uint8_t reader, uint8_t low) {
  begin(LINES);
  put(reader);
  put(low);
  end();
}

static void put_bits(const struct wiegand_frame *frame) {
  uint8_t gathered = 0, have = 0;
  for (uint8_t index = 0; index < frame->count; index++) {
    gathered = (gathered << 1) | ((frame->bits[index >> 3] >> (7 - (index & 7))) & 1);
    if (++have < 7) continue;
    put(gathered);
    gathered = have = 0;
  }
  if (have) put((gathered << (7 - have)) & 0x7f);
}

void own_tell_frame(uint8_t reader, const struct wiegand_frame *frame) {
  static uint8_t number;
  begin(FRAME);
  put(reader);
  put(number++ & 0x7f);
  put14(frame->faults);
  put14(frame->count);
  put14((frame->last - frame->first) / (TICKS_PER_MS / 10));
  put14(frame->min_width * TICK_US);
  put14(frame->max_width * TICK_US);
  put14(frame->count > 1 ? frame->min_distance * TICK_US / 10 : 0);
  put14(frame->max_distance * TICK_US / 10);
  put_bits(frame);
  end();
}

static void tell_alive(uint8_t token) {
  begin(ALIVE);
  put(token);
  put_number(millis_now() & 0x0fffffff, 4);
  put14(wiegand_noise());
  put(uart_lost());
  end();
}

static void refuse(uint8_t kind, uint8_t reason) {
  begin(REFUSED);
  put(kind);
  put(reason);
  end();
}

static uint8_t check_is_good(const uint8_t *data, uint8_t length) {
  uint16_t sum = 0;
  for (uint8_t index = 0; index < length - 2; index++) sum = _crc_xmodem_update(sum, data[index]);
  return data[length - 2] == (sum & 0x7f) && data[length - 1] == ((sum >> 7) & 0x7f);
}

static uint32_t number_at(const uint8_t *data, uint8_t bytes) {
  uint32_t number = 0;
  while (bytes--) number = (number << 7) | data[bytes];
  return number;
}

static enum refusal set_up_output(uint8_t pin, uint8_t rest) {
  if (rest > 1) return OUT_OF_RANGE;
  enum refusal refused = outputs_set_up(pin, rest, 1);
  if (refused == ACCEPTED) inputs_forget(pin);
  return refused;
}

static void tell_done(uint8_t pin, uint8_t number) {
  begin(DONE);
  put(pin);
  put(number);
  end();
}

/** A command for an output. One that comes again, because its answer was lost, is answered again and nothing else. */
static enum refusal drive(uint8_t kind, const uint8_t *data, uint8_t number) {
  uint8_t pin = data[0];
  enum refusal refused = ACCEPTED;
  if (!outputs_has_done(pin, number)) {
    if (kind == PULSE) refused = outputs_pulse(pin, number_at(data + 1, 3));
    if (kind == HOLD) refused = outputs_hold(pin);
    if (kind == RELEASE) refused = outputs_release(pin);
    if (refused == ACCEPTED) outputs_note(pin, number);
  }
  if (refused == ACCEPTED && number != 0) tell_done(pin, number);
  return refused;
}

/** @param size  bytes of data behind the kind */
static enum refusal carry_out(uint8_t kind, const uint8_t *data, uint8_t size) {
  static const uint8_t sizes[] = {[HELLO] = 0, [HEARTBEAT] = 3, [PULSE] = 5, [OUTPUT] = 2, [HOLD] = 2, [RELEASE] = 2, [GAP] = 2};
  if (kind < HELLO || kind > GAP || size != sizes[kind]) return UNKNOWN_COMMAND;
  enum refusal refused;
  switch (kind) {
    case HELLO:
      own_tell_version();
      return ACCEPTED;
    case HEARTBEAT:
      refused = outputs_heartbeat((uint16_t)number_at(data, 2));
      if (refused == ACCEPTED) tell_alive(data[2]);
      return refused;
    case PULSE:
    case HOLD:
    case RELEASE:
      return drive(kind, data, data[size - 1]);
    case OUTPUT:
      return set_up_output(data[0], data[1]);
    default:
      return wiegand_set_gap(data[0], data[1]) ? ACCEPTED : OUT_OF_RANGE;
  }
}

void own_obey(const uint8_t *data, uint8_t length) {
  if (length < 3) return refuse(0, UNKNOWN_COMMAND);
  if (!check_is_good(data, length)) return refuse(data[0], BAD_CHECK);
  outputs_sign_of_life();
  enum refusal refused = carry_out(data[0], data + 1, length - 3);
  if (refused != ACCEPTED) refuse(data[0], refused);
}
