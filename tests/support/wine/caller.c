/* Excel's part, played under Wine: makes the Win32 and OLE calls that the VBA declares, one a line.

   The calls themselves are in declared.h, generated from the text of LakipWindows.bas. A line is
   "CALL name value...", "INVOKE object name argument...", or "ENV name"; values are whole numbers or texts as "s" and UTF-16 in hexadecimal; arguments
   also "d" and a number, "e" for a blank, "a" and how many follow for an array. */
#define COBJMACROS
#include <windows.h>
#include <oleauto.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct call { const char *name; void (*make)(void); };

static char line[1 << 16];
static wchar_t texts[16][4096];
static int used;

static char *word(void) {
    char *found = strtok(NULL, " \r\n");
    if (!found) { printf("?too few values\n"); fflush(stdout); exit(2); }
    return found;
}

static wchar_t *text_of(const char *hexadecimal) {
    wchar_t *text = texts[used++ % 16];
    size_t n = 0;
    for (; hexadecimal[4 * n] && n < 4095; n++) {
        char four[5] = {0};
        memcpy(four, hexadecimal + 4 * n, 4);
        text[n] = (wchar_t)strtoul(four, NULL, 16);
    }
    text[n] = 0;
    return text;
}

static int64_t next_value(void) {
    char *value = word();
    return *value == 's' ? (int64_t)(intptr_t)text_of(value + 1) : strtoll(value, NULL, 10);
}

static void put(int64_t value) { printf("%lld ", (long long)value); }

#include "declared.h"

/* The layouts are those of windows.h, whatever VBA calls the members. */
#define SAME_SIZE(ours, theirs) _Static_assert(sizeof(struct ours) == sizeof(theirs), #ours)
#define SAME_PLACE(ours, mine, theirs, its) \
    _Static_assert(offsetof(struct ours, mine) == offsetof(theirs, its), #ours "." #mine)
SAME_SIZE(Identifier, GUID);
SAME_SIZE(StartupInformation, STARTUPINFOW);
SAME_SIZE(ProcessInformation, PROCESS_INFORMATION);
SAME_PLACE(StartupInformation, title, STARTUPINFOW, lpTitle);
SAME_PLACE(StartupInformation, numbers, STARTUPINFOW, dwX);
SAME_PLACE(StartupInformation, showWindow, STARTUPINFOW, wShowWindow);
SAME_PLACE(StartupInformation, reserved2, STARTUPINFOW, lpReserved2);
SAME_PLACE(StartupInformation, standardError, STARTUPINFOW, hStdError);
SAME_PLACE(ProcessInformation, thread, PROCESS_INFORMATION, hThread);
SAME_PLACE(ProcessInformation, threadId, PROCESS_INFORMATION, dwThreadId);
SAME_PLACE(Identifier, rest, GUID, Data4);

static void argument(VARIANT *into) {
    char *value = word();
    VariantInit(into);
    if (*value == 'd') { V_VT(into) = VT_R8; V_R8(into) = strtod(value + 1, NULL); }
    else if (*value == 's') { V_VT(into) = VT_BSTR; V_BSTR(into) = SysAllocString(text_of(value + 1)); }
    else if (*value == 'a') {
        LONG count = strtol(value + 1, NULL, 10);
        SAFEARRAY *array = SafeArrayCreateVector(VT_VARIANT, 0, count);
        for (LONG i = 0; i < count; i++) {
            VARIANT item;
            argument(&item);
            SafeArrayPutElement(array, &i, &item);
            VariantClear(&item);
        }
        V_VT(into) = VT_ARRAY | VT_VARIANT;
        V_ARRAY(into) = array;
    }
}

/* As VBA calls a late-bound method: the last argument comes first, an array by reference. */
static void invoke(void) {
    IDispatch *object = (IDispatch *)(intptr_t)next_value();
    wchar_t *name = text_of(word() + 1);
    int count = atoi(word());
    VARIANT given[8], passed[8], answer;
    for (int i = 0; i < count; i++) {
        argument(&given[i]);
        VARIANT *place = &passed[count - 1 - i];
        *place = given[i];
        if (V_VT(&given[i]) & VT_ARRAY) { V_VT(place) = VT_BYREF | VT_VARIANT; V_VARIANTREF(place) = &given[i]; }
    }
    DISPID id = 0;
    DISPPARAMS parameters = {passed, NULL, (UINT)count, 0};
    EXCEPINFO trouble;
    memset(&trouble, 0, sizeof trouble);
    VariantInit(&answer);
    HRESULT result = IDispatch_GetIDsOfNames(object, &IID_NULL, &name, 1, LOCALE_USER_DEFAULT, &id);
    if (SUCCEEDED(result))
        result = IDispatch_Invoke(object, id, &IID_NULL, LOCALE_USER_DEFAULT, DISPATCH_METHOD, &parameters, &answer, &trouble, NULL);
    if (FAILED(result)) printf("!%ld", (long)result);
    else if (V_VT(&answer) == VT_R8) printf("d%.17g", V_R8(&answer));
    else if (V_VT(&answer) == VT_BSTR) { printf("s"); for (UINT i = 0; i < SysStringLen(V_BSTR(&answer)); i++) printf("%04x", V_BSTR(&answer)[i]); }
    else printf("e");
    for (int i = 0; i < count; i++) VariantClear(&given[i]);
    VariantClear(&answer);
}

static void make_call(void) {
    const char *name = word();
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
        if (!strcmp(calls[i].name, name)) { calls[i].make(); return; }
    printf("?no such call");
}

int main(void) {
    CoInitialize(NULL);
    while (fgets(line, sizeof line, stdin)) {
        char *what = strtok(line, " \r\n");
        if (!what) continue;
        if (!strcmp(what, "CALL")) make_call();
        else if (!strcmp(what, "INVOKE")) invoke();
        else if (!strcmp(what, "ENV")) { wchar_t value[1024] = {0}; GetEnvironmentVariableW(text_of(word() + 1), value, 1024); printf("s"); for (wchar_t *c = value; *c; c++) printf("%04x", *c); }
        printf("\n");
        fflush(stdout);
    }
    CoUninitialize();
    return 0;
}
