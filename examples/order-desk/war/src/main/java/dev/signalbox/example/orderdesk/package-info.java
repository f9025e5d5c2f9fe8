/**
 * An example of an application with Signalbox in it: takes orders by message, keeps them by JPA in
 * the server's database, and answers over Linq's API.
 */
package dev.signalbox.example.orderdesk;
