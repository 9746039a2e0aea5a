// The part of the Firmata protocol (2.6) that johnny-five needs. Own messages travel as sysex 0x01, see own.h.
//
//   0xF9 <major> <minor>                     version; told unasked at the start, and when asked by 0xF9
//   0xF0 0x79 <major> <minor> <name> 0xF7    firmware; the same. name: two bytes a letter, low seven bits first
//   0xF0 0x6B 0xF7 -> 0xF0 0x6C ... 0xF7     capabilities: per pin (mode, resolution)*, 0x7F
//   0xF0 0x69 0xF7 -> 0xF0 0x6A ... 0xF7     analog mapping: 0x7F per pin, there is none
//   0xF0 0x6D <pin> 0xF7 -> 0x6E             pin state: pin, mode, value
//   0xF0 0x7A <n14 ms> 0xF7                  sampling interval of the inputs
//   0xF4 <pin> <mode>                        pin mode: 0 input, 1 output, 11 input with pull-up
//   0xD0+port <0|1>                          follow a port of eight pins
//   0x90+port <low 7> <high 1>               host: levels of a port; board: what the inputs show
//   0xF5 <pin> <level>                       one level
//   0xFF                                     everything to rest and forgotten; ignored while a heartbeat runs
//
// A level other than that at rest is a hold, the level at rest a release. Of a port only pins whose bit changed since the last
// such message are touched: the host's picture of a pin that is in a pulse is old, and must not end it. None of these bytes has a
// check, so they neither move an output that an own message has set up, nor take it away while it is energised.
#ifndef FIRMATA_H
#define FIRMATA_H

#include <stdint.h>

/** Says who is here: version, firmware, own version. */
void firmata_announce(void);
/** Takes what came from the host. */
void firmata_poll(void);
void firmata_tell_port(uint8_t port, uint8_t levels);

#endif
