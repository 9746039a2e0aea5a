// The project's own messages inside Firmata's sysex: 0xF0 0x01 <kind> <data> <check low> <check high> 0xF7.
//
// Every byte between 0xF0 and 0xF7 has 7 bits. Numbers are sent lowest seven bits first: n14 two bytes, n21 three, n28 four.
// Every whole message of the host is a sign of its life; only a HEARTBEAT begins one and says when silence means its end.
// check = CRC-16/XMODEM over kind and data, its lowest 14 bits as n14. A message whose check fails is answered by REFUSED.
//
// host to board
//   0x01 HELLO      -                      asks for VERSION
//   0x02 HEARTBEAT  n14 timeout ms (100..10000), n7 token
//   0x03 PULSE      n7 pin, n21 ms (1..60000), n7 number
//   0x04 OUTPUT     n7 pin, n7 level at rest (0, 1)
//   0x05 HOLD       n7 pin, n7 number
//   0x06 RELEASE    n7 pin, n7 number
//   0x07 GAP        n7 reader (0, 1), n7 ms (5..100)      silence that ends a Wiegand frame
//
// board to host
//   0x41 VERSION    n7 major, n7 minor, n7 own protocol, n7 cause of the last reset (MCUSR: 1 power, 2 reset pin, 4 brown-out, 8 watchdog)
//   0x42 ALIVE      n7 token, n28 ms since the start, n14 Wiegand spikes, n7 bytes lost on the line
//   0x43 EDGE       n7 pin, n7 energised, n7 reason (0 command, 1 end of the pulse, 2 heartbeat gone)
//   0x44 FRAME      n7 reader, n7 number (counts up), n14 faults (wiegand.h), n14 bits (1..128), n14 duration in 0.1 ms,
//                   n14 shortest pulse us, n14 longest pulse us, n14 shortest distance in 10 us, n14 longest distance in 10 us,
//                   then the bits, seven per byte, first bit highest, the last byte filled up with 0
//   0x45 LINES      n7 reader, n7 lines held low (bit 0 DATA0, bit 1 DATA1)
//   0x46 REFUSED    n7 kind, n7 reason (outputs.h)
//   0x47 DONE       n7 pin, n7 number
//
// A command for an output has a number, 1..127, and is answered by DONE. Sent again with the number that its pin obeyed last, it
// is answered and not obeyed again, so a host that heard no answer may repeat it. Number 0 is obeyed each time, without an answer.
#ifndef OWN_H
#define OWN_H

#include <stdint.h>

#include "wiegand.h"

#define OWN_SYSEX 0x01

/** Carries out one message; `data` begins with the kind, `length` includes the check. */
void own_obey(const uint8_t *data, uint8_t length);

void own_set_reset_cause(uint8_t mcusr);
void own_tell_version(void);
void own_tell_output(uint8_t pin, uint8_t energised, uint8_t reason);
void own_tell_frame(uint8_t reader, const struct wiegand_frame *frame);
void own_tell_lines(uint8_t reader, uint8_t low);

#endif
