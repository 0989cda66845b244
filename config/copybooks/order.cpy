      * An order as the mainframe sends it, in EBCDIC (IBM1047).
       01  ORDER-RECORD.
           05  ORDER-ID               PIC X(24).
           05  ORDER-GROUP            PIC X(16).
           05  GROUP-SEQUENCE         PIC S9(9) COMP.
           05  CUSTOMER-NAME          PIC X(30).
           05  ORDER-TOTAL            PIC S9(7)V99 COMP-3.
           05  CURRENCY-CODE          PIC X(3).
           05  LINE-COUNT             PIC 9(2).
           05  ORDER-LINES            OCCURS 1 TO 20 TIMES
                                      DEPENDING ON LINE-COUNT.
               10  ARTICLE            PIC X(8).
               10  QUANTITY           PIC S9(5) COMP-3.
               10  UNIT-PRICE         PIC S9(5)V99 COMP-3.
