#include "uart.h"

#include <avr/interrupt.h>
#include <avr/io.h>

#define RX_SIZE 128
#define TX_SIZE 256  // an 8-bit index wraps by itself

static volatile uint8_t rx[RX_SIZE], rx_in, rx_out, lost;
static volatile uint8_t tx[TX_SIZE], tx_in, tx_out;

void uart_start(void) {
  UCSR0A = _BV(U2X0);
  UBRR0 = 16;  // 117647 baud, 2.1 % over 115200: what the boards' own boot loader uses too
  UCSR0C = _BV(UCSZ01) | _BV(UCSZ00);
  UCSR0B = _BV(RXCIE0) | _BV(RXEN0) | _BV(TXEN0);
}

ISR(USART_RX_vect) {
  uint8_t byte = UDR0;
  uint8_t next = (uint8_t)(rx_in + 1) % RX_SIZE;
  if (next == rx_out) {
    if (lost < 127) lost++;
    return;
  }
  rx[rx_in] = byte;
  rx_in = next;
}

ISR(USART_UDRE_vect) {
  UDR0 = tx[tx_out++];
  if (tx_out == tx_in) UCSR0B &= (uint8_t)~_BV(UDRIE0);
}

int16_t uart_take(void) {
  if (rx_in == rx_out) return -1;
  uint8_t byte = rx[rx_out];
  rx_out = (uint8_t)(rx_out + 1) % RX_SIZE;
  return byte;
}

void uart_put(uint8_t byte) {
  while ((uint8_t)(tx_in + 1) == tx_out) {
  }
  tx[tx_in] = byte;
  // One step, so that the interrupt never sees the index without the byte.
  uint8_t status = SREG;
  cli();
  tx_in++;
  UCSR0B |= _BV(UDRIE0);
  SREG = status;
}

uint8_t uart_is_empty(void) { return rx_in == rx_out; }
uint8_t uart_lost(void) { return lost; }
