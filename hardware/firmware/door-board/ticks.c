#include "ticks.h"

#include <avr/interrupt.h>
#include <avr/io.h>
#include <util/atomic.h>

#include "outputs.h"

static volatile uint16_t wraps;
static volatile uint32_t millis;

void ticks_start(void) {
  TCCR1A = 0;
  TCCR1B = _BV(CS11) | _BV(CS10);  // 16 MHz / 64
  OCR1A = TICKS_PER_MS;
  TIMSK1 = _BV(TOIE1) | _BV(OCIE1A);
}

ISR(TIMER1_OVF_vect) { wraps++; }

ISR(TIMER1_COMPA_vect) {
  OCR1A += TICKS_PER_MS;
  // Lets itself be interrupted: a Wiegand edge must be dated when it comes, not when fourteen countdowns are through. Not
  // before the line above, which shares the timer's hidden high byte with whoever reads the counter.
  sei();
  millis++;
  outputs_tick();
}

uint32_t ticks_now(void) {
  uint16_t low, high;
  ATOMIC_BLOCK(ATOMIC_RESTORESTATE) {
    low = TCNT1;
    high = wraps;
    // The counter has wrapped and its interrupt still waits.
    if ((TIFR1 & _BV(TOV1)) && low < 0x8000) high++;
  }
  return ((uint32_t)high << 16) | low;
}

uint32_t millis_now(void) {
  uint32_t now;
  ATOMIC_BLOCK(ATOMIC_RESTORESTATE) { now = millis; }
  return now;
}
