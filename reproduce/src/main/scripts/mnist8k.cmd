@echo off
rem The program with the options of Java that the engine "vector" needs. It lies beside reproduce.jar and lib.
setlocal
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" --add-modules jdk.incubator.vector -jar "%~dp0reproduce.jar" %*
