       01  CHOICE-RECORD.
           05  C-KIND           PIC X.
               88  C-IS-PERSON  VALUE "P".
               88  C-IS-FIRM    VALUE "F".
           05  C-PERSON.
               10  C-NAME       PIC X(10).
               10  C-AGE        PIC 9(3).
               10  FILLER       PIC X(7).
           05  C-FIRM REDEFINES C-PERSON.
               10  C-TITLE      PIC X(15) JUSTIFIED RIGHT.
               10  C-CAPITAL    PIC S9(7)V99 COMP-3.
           05  C-REST.
               10  FILLER       PIC X(3).
               10  C-CODE       PIC XX/XX.
