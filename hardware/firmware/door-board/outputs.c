#include "outputs.h"

#include <util/atomic.h>

#include "board.h"
#include "own.h"
#include "pins.h"

#define OWN 2

// Eight bytes: the timer finds each by a shift.
struct output {
  /** 0: no output, 1: by plain Firmata, OWN: by an own message. */
  uint8_t is_output, rest, held, energised;
  uint16_t left_ms;
  /** The timer put it to rest and the host was not told yet: reason + 1. */
  uint8_t untold;
  /** Number of the newest command that was obeyed; 0 = it had none. */
  uint8_t done;
};

static volatile struct output outputs[FREE_PINS];
static volatile uint16_t heartbeat_ms, heartbeat_timeout_ms;
// So that the timer, which comes a thousand times a second, looks only where something runs.
static volatile uint8_t pulses_run, untold_wait;

static volatile struct output *find(uint8_t pin) {
  if (!pin_is_free(pin)) return 0;
  volatile struct output *it = &outputs[pin - FIRST_FREE_PIN];
  return it->is_output ? it : 0;
}

static void rest(uint8_t index) {
  volatile struct output *it = &outputs[index];
  it->held = 0;
  it->left_ms = 0;
  it->energised = 0;
  pin_drive(index + FIRST_FREE_PIN, it->rest);
}

static void rest_by_timer(uint8_t index, uint8_t reason) {
  if (!outputs[index].energised) return;
  rest(index);
  outputs[index].untold = reason + 1;
  untold_wait = 1;
}

void outputs_tick(void) {
  // Commands change these fields with interrupts off; here they may be on, so each countdown is one step of its own.
  ATOMIC_BLOCK(ATOMIC_RESTORESTATE) {
    if (heartbeat_ms && --heartbeat_ms == 0)
      for (uint8_t index = 0; index < FREE_PINS; index++) rest_by_timer(index, BY_HEARTBEAT);
  }
  if (!pulses_run) return;
  uint8_t running = 0;
  for (uint8_t index = 0; index < FREE_PINS; index++) {
    ATOMIC_BLOCK(ATOMIC_RESTORESTATE) {
      if (outputs[index].left_ms && --outputs[index].left_ms == 0) rest_by_timer(index, BY_PULSE_END);
      if (outputs[index].left_ms) running = 1;
    }
  }
  // The main loop does not run meanwhile: no pulse can have begun since.
  pulses_run = running;
}

static void tell_untold(uint8_t index) {
  uint8_t untold;
  ATOMIC_BLOCK(ATOMIC_RESTORESTATE) {
    untold = outputs[index].untold;
    outputs[index].untold = 0;
  }
  if (untold) own_tell_output(index + FIRST_FREE_PIN, 0, untold - 1);
}

void outputs_report(void) {
  if (!untold_wait) return;
  untold_wait = 0;
  for (uint8_t index = 0; index < FREE_PINS; index++) tell_untold(index);
}

enum refusal outputs_set_up(uint8_t pin, uint8_t rest_level, uint8_t own) {
  if (!pin_is_free(pin)) return NO_SUCH_OUTPUT;
  uint8_t index = pin - FIRST_FREE_PIN;
  uint8_t was;
  ATOMIC_BLOCK(ATOMIC_RESTORESTATE) {
    was = outputs[index].energised;
    outputs[index].is_output = own ? OWN : 1;
    outputs[index].rest = rest_level != 0;
    outputs[index].done = 0;
    rest(index);
  }
  tell_untold(index);
  if (was) own_tell_output(pin, 0, BY_COMMAND);
  return ACCEPTED;
}

void outputs_forget(uint8_t pin) {
  if (find(pin) == 0) return;
  outputs_release(pin);
  outputs[pin - FIRST_FREE_PIN].is_output = 0;
}

/** Energises an output; `ms` 0 is a hold. */
static enum refusal energise(uint8_t pin, uint16_t ms) {
  volatile struct output *it = find(pin);
  if (it == 0) return NO_SUCH_OUTPUT;
  uint8_t was, allowed;
  ATOMIC_BLOCK(ATOMIC_RESTORESTATE) {
    allowed = heartbeat_ms != 0;
    was = it->energised;
    if (allowed) {
      if (ms == 0) {
        it->held = 1;
        it->left_ms = 0;
      } else if (!it->held && ms > it->left_ms) {
        it->left_ms = ms;
        pulses_run = 1;
      }
      it->energised = 1;
      pin_drive(pin, !it->rest);
    }
  }
  // An end that the timer brought just now comes before the new beginning.
  tell_untold(pin - FIRST_FREE_PIN);
  if (!allowed) return NO_HEARTBEAT;
  if (!was) own_tell_output(pin, 1, BY_COMMAND);
  return ACCEPTED;
}

enum refusal outputs_pulse(uint8_t pin, uint32_t ms) {
  if (ms == 0 || ms > PULSE_MAX_MS) return OUT_OF_RANGE;
  return energise(pin, (uint16_t)ms);
}

enum refusal outputs_hold(uint8_t pin) { return energise(pin, 0); }

enum refusal outputs_release(uint8_t pin) {
  volatile struct output *it = find(pin);
  if (it == 0) return NO_SUCH_OUTPUT;
  uint8_t was;
  ATOMIC_BLOCK(ATOMIC_RESTORESTATE) {
    was = it->energised;
    rest(pin - FIRST_FREE_PIN);
  }
  tell_untold(pin - FIRST_FREE_PIN);
  if (was) own_tell_output(pin, 0, BY_COMMAND);
  return ACCEPTED;
}

uint8_t outputs_has_done(uint8_t pin, uint8_t number) {
  return number != 0 && find(pin) != 0 && find(pin)->done == number;
}

void outputs_note(uint8_t pin, uint8_t number) {
  if (find(pin) != 0) find(pin)->done = number;
}

uint8_t outputs_is_output(uint8_t pin) { return find(pin) != 0; }
uint8_t outputs_is_own(uint8_t pin) { return find(pin) != 0 && find(pin)->is_output == OWN; }
uint8_t outputs_rest_level(uint8_t pin) { return find(pin) ? find(pin)->rest : 0; }
uint8_t outputs_is_energised(uint8_t pin) { return find(pin) ? find(pin)->energised : 0; }

enum refusal outputs_heartbeat(uint16_t ms) {
  if (ms < HEARTBEAT_MIN_MS || ms > HEARTBEAT_MAX_MS) return OUT_OF_RANGE;
  ATOMIC_BLOCK(ATOMIC_RESTORESTATE) { heartbeat_ms = heartbeat_timeout_ms = ms; }
  return ACCEPTED;
}

void outputs_sign_of_life(void) {
  ATOMIC_BLOCK(ATOMIC_RESTORESTATE) { heartbeat_ms = heartbeat_timeout_ms; }
}

uint8_t outputs_has_heartbeat(void) {
  uint8_t runs;
  ATOMIC_BLOCK(ATOMIC_RESTORESTATE) { runs = heartbeat_ms != 0; }
  return runs;
}

void outputs_reset(void) {
  for (uint8_t pin = FIRST_FREE_PIN; pin < PIN_COUNT; pin++) {
    outputs_forget(pin);
    pin_listen(pin, 0);
  }
  ATOMIC_BLOCK(ATOMIC_RESTORESTATE) { heartbeat_ms = heartbeat_timeout_ms = 0; }
}
