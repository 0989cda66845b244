       01  TABLE-RECORD.
           05  T-NAME           PIC X(6).
           05  T-COUNT          PIC 9(2) COMP-3.
           05  T-ORDER OCCURS 0 TO 5 TIMES DEPENDING ON T-COUNT.
               10  T-ARTICLE    PIC X(4).
               10  T-PRICE      PIC S9(5)V99 COMP-3.
               10  T-SIZE       PIC 9(2) OCCURS 3 TIMES.
           05  T-AFTER          PIC S9(4) COMP.
