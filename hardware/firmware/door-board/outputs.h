// Outputs: relays, lamps, beepers. Each has a level at rest; it leaves rest only for a pulse, which ends by itself, or for a
// hold, which ends with the host's heartbeat. Without a heartbeat everything rests.
#ifndef OUTPUTS_H
#define OUTPUTS_H

#include <stdint.h>

/** Longest pulse, milliseconds. A longer one is refused, not shortened. */
#define PULSE_MAX_MS 60000UL
#define HEARTBEAT_MIN_MS 100
#define HEARTBEAT_MAX_MS 10000

enum edge_reason { BY_COMMAND = 0, BY_PULSE_END = 1, BY_HEARTBEAT = 2 };
enum refusal { ACCEPTED = 0, NO_SUCH_OUTPUT = 1, OUT_OF_RANGE = 2, NO_HEARTBEAT = 3, UNKNOWN_COMMAND = 4, BAD_CHECK = 5 };

/** Makes a pin an output at rest. `own`: by an own message, whose check was good; plain Firmata moves no such one. */
enum refusal outputs_set_up(uint8_t pin, uint8_t rest_level, uint8_t own);
/** Takes an output back; it is an input afterwards. */
void outputs_forget(uint8_t pin);
/** Energises for so long; a second pulse never shortens the first, and changes nothing in a hold. */
enum refusal outputs_pulse(uint8_t pin, uint32_t ms);
enum refusal outputs_hold(uint8_t pin);
/** Ends pulse and hold. */
enum refusal outputs_release(uint8_t pin);

/** Whether the newest command that this output obeyed had this number; number 0 is none. */
uint8_t outputs_has_done(uint8_t pin, uint8_t number);
/** Notes the number of a command that was obeyed. */
void outputs_note(uint8_t pin, uint8_t number);

uint8_t outputs_is_output(uint8_t pin);
/** An output of an own message: a relay, a lamp. */
uint8_t outputs_is_own(uint8_t pin);
uint8_t outputs_rest_level(uint8_t pin);
uint8_t outputs_is_energised(uint8_t pin);

/** The host lives, and says how long a silence means that it does not: outputs may leave rest for so long from now. */
enum refusal outputs_heartbeat(uint16_t ms);
/** Any other whole command: a sign of life too, once there was a first heartbeat. */
void outputs_sign_of_life(void);
/** The host's heartbeat runs. */
uint8_t outputs_has_heartbeat(void);
/** All to rest, and forgotten. */
void outputs_reset(void);

/** Once a millisecond, from the timer. */
void outputs_tick(void);
/** Tells the host what the timer ended. */
void outputs_report(void);

#endif
