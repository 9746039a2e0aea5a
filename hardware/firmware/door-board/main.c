// Firmware of the door board. Everything that must happen in time happens in interrupts; this loop only talks.
#include <avr/interrupt.h>
#include <avr/io.h>
#include <avr/sleep.h>
#include <avr/wdt.h>

#include "firmata.h"
#include "inputs.h"
#include "outputs.h"
#include "own.h"
#include "ticks.h"
#include "uart.h"
#include "wiegand.h"

static uint8_t reset_cause __attribute__((section(".noinit")));

// After a reset by the watchdog it still runs, at its shortest time: it must be off before anything else.
void before_main(void) __attribute__((naked, used, section(".init3")));
void before_main(void) {
  reset_cause = MCUSR;
  MCUSR = 0;
  wdt_disable();
}

/** Waits for the next interrupt, unless the host has said something meanwhile. */
static void idle(void) {
  cli();
  if (uart_is_empty()) {
    sleep_enable();
    sei();
    sleep_cpu();
    sleep_disable();
  }
  sei();
}

int main(void) {
  own_set_reset_cause(reset_cause);
  outputs_reset();
  wiegand_start();
  ticks_start();
  uart_start();
  set_sleep_mode(SLEEP_MODE_IDLE);
  wdt_enable(WDTO_250MS);
  sei();
  firmata_announce();
  for (;;) {
    wdt_reset();
    firmata_poll();
    outputs_report();
    inputs_poll();
    wiegand_poll();
    idle();
  }
}
