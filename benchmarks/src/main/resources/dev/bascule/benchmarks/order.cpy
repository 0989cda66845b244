       01  ORDER-RECORD.
           05  ORDER-ID            PIC 9(9).
           05  CUSTOMER-ID         PIC S9(9) COMP.
           05  CUSTOMER-NAME       PIC X(30).
           05  STREET              PIC X(25).
           05  CITY                PIC X(20).
           05  COUNTRY             PIC X(2).
           05  ORDER-DATE          PIC 9(8).
           05  ORDER-STATUS        PIC X.
           05  CURRENCY-CODE       PIC X(3).
           05  NET-AMOUNT          PIC S9(9)V99 COMP-3.
           05  TAX-AMOUNT          PIC S9(9)V99 COMP-3.
           05  DISCOUNT            PIC S9(3)V9(4) COMP-3.
           05  QUANTITY            PIC S9(4) COMP.
           05  WAREHOUSE           PIC X(8).
           05  CARRIER             PIC X(12).
           05  TRACKING            PIC X(20).
           05  PRIORITY            PIC 9.
           05  BALANCE             PIC S9(11)V99.
           05  WEIGHT              PIC 9(5)V9(4) COMP-3.
           05  REMARK              PIC X(21).
