#!/bin/sh
# Builds the firmware with Debian's avr-gcc: door-board.hex, or the file named.
#
#   ./build.sh [OUT.hex]
#
# Onto a board: avrdude -p m328p -c arduino -P /dev/ttyACM0 -b 115200 -D -U flash:w:door-board.hex:i
set -eu
cd "$(dirname "$0")"
out=$(realpath "${1:-door-board.hex}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
avr-gcc -mmcu=atmega328p -DF_CPU=16000000UL -std=gnu11 -Os -flto -Wall -Wextra -Werror \
  -ffunction-sections -fdata-sections -Wl,--gc-sections -o "$work/door-board.elf" ./*.c
avr-objcopy -O ihex -R .eeprom "$work/door-board.elf" "$out"
avr-size --mcu=atmega328p -C "$work/door-board.elf" | grep -E 'Program|Data'
