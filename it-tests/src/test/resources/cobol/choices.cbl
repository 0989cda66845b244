      *> decode: --charset US-ASCII --trim both --select C-PERSON:C-KIND=P --select C-FIRM:C-KIND=F
       IDENTIFICATION DIVISION.
       PROGRAM-ID. CHOICES.
       ENVIRONMENT DIVISION.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT OUT-FILE ASSIGN TO "choices.dat"
               ORGANIZATION IS SEQUENTIAL.
       DATA DIVISION.
       FILE SECTION.
       FD  OUT-FILE.
       COPY "choices.cpy".
       WORKING-STORAGE SECTION.
       01  SHOWN                PIC -(8)9.99.
       PROCEDURE DIVISION.
           OPEN OUTPUT OUT-FILE
           MOVE SPACES TO CHOICE-RECORD
           SET C-IS-PERSON TO TRUE
           MOVE "Ada" TO C-NAME
           MOVE 36 TO C-AGE
           MOVE "ABCD" TO C-CODE
           DISPLAY '{"C-KIND":"' C-KIND '","C-PERSON":{"C-NAME":"'
               FUNCTION TRIM(C-NAME) '","C-AGE":36},"C-REST":{'
               '"C-CODE":"' C-CODE '"}}'
           WRITE CHOICE-RECORD
           MOVE SPACES TO CHOICE-RECORD
           SET C-IS-FIRM TO TRUE
           MOVE "Engines" TO C-TITLE
           MOVE -1234.5 TO C-CAPITAL
           MOVE "WXYZ" TO C-CODE
           MOVE C-CAPITAL TO SHOWN
           DISPLAY '{"C-KIND":"' C-KIND '","C-FIRM":{"C-TITLE":"'
               FUNCTION TRIM(C-TITLE) '","C-CAPITAL":'
               FUNCTION TRIM(SHOWN) '},"C-REST":{"C-CODE":"' C-CODE
               '"}}'
           WRITE CHOICE-RECORD
           CLOSE OUT-FILE
           STOP RUN.
